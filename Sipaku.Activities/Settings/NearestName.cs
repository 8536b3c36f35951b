namespace Sipaku.Activities.Settings;

/// <summary>Guesses which name somebody meant.</summary>
public static class NearestName
{
    /// <summary>The name that takes the fewest letters to change, whatever their case; of several the first.</summary>
    public static string To(string typed, IEnumerable<string> names) => names.MinBy(name => Distance(typed.ToUpperInvariant(), name.ToUpperInvariant()))!;

    /// <summary>How many letters make one text the other: put in, left out or replaced.</summary>
    public static int Distance(string from, string to)
    {
        int[] before = [.. Enumerable.Range(0, to.Length + 1)];
        for (int row = 1; row <= from.Length; row++)
        {
            int[] distances = new int[to.Length + 1];
            distances[0] = row;
            for (int column = 1; column <= to.Length; column++)
            {
                int replaced = before[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                distances[column] = Math.Min(replaced, 1 + Math.Min(before[column], distances[column - 1]));
            }

            before = distances;
        }

        return before[^1];
    }
}

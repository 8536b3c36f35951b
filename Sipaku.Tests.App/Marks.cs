namespace Sipaku.Tests.App;

/// <summary>Files beside the journal, by which one process of the app tells the next, and a test, what happened.</summary>
internal static class Marks
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Leaves a mark; false where it is there already.</summary>
    public static bool TryLeave(string name)
    {
        try
        {
            using FileStream file = new(PathOf(name), FileMode.CreateNew);
            return true;
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            return false;
        }
    }

    /// <summary>Waits until somebody leaves a mark.</summary>
    public static async Task AwaitAsync(string name)
    {
        using PeriodicTimer timer = new(Interval);
        while (!File.Exists(PathOf(name)))
        {
            await timer.WaitForNextTickAsync();
        }
    }

    private static string PathOf(string name) => $"{Variables.Journal}.{name}";
}

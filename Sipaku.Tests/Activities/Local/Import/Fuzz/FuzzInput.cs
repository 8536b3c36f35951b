using System.Text;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Activities.Local.Import.Fuzz;

/// <summary>A file of good lines with damage between them, made from a seed.</summary>
internal sealed class FuzzInput
{
    private const int MostLines = 40;

    private static readonly string[] BadLines =
    [
        "{", "}", "{}", "[]", "null", "\"", "\"\"", "\",", ",\"", "\"a\"b", "x", "NaN", "\0", "\u001b[0m", "{\"Tanggal\":{\"s\":\"2019-11-02\"}",
        "{\"Item\":{\"Tanggal\":5,\"Value\":[]}}", "2019-13-40,00:00,5", "2019-11-02,25:00,5", "2019-11-02,00:00,\"5", "é", "#", "\0\0\0\0", "---", "];", "<Error>",
        "{\"Waktu\":{\"s\":\"02:00\"},\"Value\":{\"n\":\"1e999\"},\"Tanggal\":{\"s\":\"2019-11-02\"}}", "2019-11-02T00:00:00", "1;2;3;4;5;6;7",
    ];

    private readonly List<byte[]> _lines = [];

    private FuzzInput(int seed)
    {
        Random random = new(seed);
        Dialect = FuzzDialect.All[random.Next(FuzzDialect.All.Count)];
        if (Dialect.Header.Length > 0)
        {
            Add(Encoding.UTF8.GetBytes(Dialect.Header));
        }

        int count = random.Next(1, MostLines);
        for (int number = 0; number < count; number++)
        {
            Reading reading = Good(number);
            byte[] line = Encoding.UTF8.GetBytes(Dialect.Line(reading));
            switch (number == 0 ? 0 : random.Next(4))
            {
                case 0 or 1:
                    Goods.Add((_lines.Count + 1, reading));
                    Add(line);
                    break;
                case 2:
                    Bads.Add(_lines.Count + 1);
                    Add(Encoding.UTF8.GetBytes(BadLines[random.Next(BadLines.Length)]));
                    break;
                default:
                    Add(Damage(line, random, Dialect.HasFreeText ? ",;{}[]:\\\0 \t"u8 : "\",;{}[]:\\\0 \t"u8));
                    break;
            }
        }

        string end = random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n" };
        Bytes = [.. _lines.SelectMany(line => line.Concat(Encoding.UTF8.GetBytes(end)))];
        Sizes = [.. Enumerable.Range(0, 16).Select(_ => random.Next(1, 60))];
        Head = random.Next(2) == 0 ? 1024 : 4096;
    }

    public FuzzDialect Dialect { get; }

    public byte[] Bytes { get; }

    /// <summary>Good lines: their numbers and what they hold.</summary>
    public List<(long Line, Reading Reading)> Goods { get; } = [];

    /// <summary>Lines that are no reading.</summary>
    public List<long> Bads { get; } = [];

    /// <summary>The pieces that the file comes in.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>As many bytes decide what the file is; more than the longest line.</summary>
    public int Head { get; }

    public static FuzzInput Of(int seed) => new(seed);

    private static Reading Good(int number) => new(
        new DateOnly(2018, 1, 31).AddDays(number / 3).ToString("yyyy-MM-dd"), $"{number % 3 * 7:D2}:00:00", $"{number * 7 % 1500}.5");

    private static byte[] Damage(byte[] line, Random random, ReadOnlySpan<byte> marks)
    {
        List<byte> damaged = [.. line];
        for (int time = random.Next(1, 4); time > 0 && damaged.Count > 0; time--)
        {
            int at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 20), damaged.Count - at));
                    break;
                case 1:
                    damaged[at] = NoLineBreak((byte)random.Next(256));
                    break;
                case 2:
                    damaged.Insert(at, marks[random.Next(marks.Length)]);
                    break;
                default:
                    damaged = [.. damaged[..at]];
                    break;
            }
        }

        return [.. damaged];
    }

    private static byte NoLineBreak(byte value) => value is (byte)'\n' or (byte)'\r' ? (byte)'x' : value;

    private void Add(byte[] line) => _lines.Add(line);
}

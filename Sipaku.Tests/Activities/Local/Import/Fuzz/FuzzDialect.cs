using Sipaku.Tests.Support;

namespace Sipaku.Tests.Activities.Local.Import.Fuzz;

/// <summary>A way to write readings, one a line.</summary>
/// <param name="Header">What stands above them; empty where nothing does.</param>
/// <param name="Line">Writes a reading.</param>
/// <param name="HasFreeText">Whether there are columns that may hold anything, line breaks in quotes too.</param>
internal sealed record FuzzDialect(string Header, Func<Reading, string> Line, bool HasFreeText = false)
{
    public static IReadOnlyList<FuzzDialect> All { get; } =
    [
        new("", reading => reading.ToExportLine()),
        new("", reading => Item(reading).Replace(":{", ": {").Replace(",\"", ", \"")),
        new("", reading => "{\"Item\":{\"Sensor\":{\"M\":{\"x\":{\"L\":[{\"S\":\"}\"}]}}}," + Item(reading)[1..] + "}"),
        new("", reading => $"{{\"tanggal\":\"{reading.Tanggal}\",\"waktu\":\"{reading.Waktu}\",\"value\":{reading.Value}}},"),
        new("", reading => "{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"Waktu\":{\"S\":\"x\"}},\"NewImage\":" + Item(reading) + "}}"),
        new("", reading => Item(reading)[1..^1].Replace("\":{\"", "\u0003{\"").Replace("},\"", "}\u0002").Replace("\"Value", "Value")),
        new("", reading => "2019-01-01T00:00:00Z stdout F " + reading.ToExportLine()),
        new("Tanggal,Waktu,Value", reading => $"{reading.Tanggal},{reading.Waktu},{reading.Value}"),
        new("\"Waktu\",\"Tanggal\",\"Value\"", reading => $"\"{reading.Waktu}\",\"{reading.Tanggal}\",\"{reading.Value}\""),
        new("Id,Tanggal,Waktu,Value", reading => $"7, {reading.Tanggal} ,{reading.Waktu}, {reading.Value}", HasFreeText: true),
        new("Tanggal;Waktu;Value;;", reading => $"{reading.Tanggal};{reading.Waktu[..5]};{reading.Value.Replace('.', ',')};;", HasFreeText: true),
        new("Tanggal\tWaktu\tValue", reading => $"{reading.Tanggal}\t{reading.Waktu}\t{reading.Value}"),
        new("Tanggal,Waktu,Value", reading => $"{reading.Tanggal[8..]}/{reading.Tanggal[5..7]}/{reading.Tanggal[..4]},{reading.Waktu},{reading.Value}"),
        new("timestamp,value", reading => $"{reading.Tanggal}T{reading.Waktu}Z,{reading.Value}"),
    ];

    private static string Item(Reading reading) =>
        $"{{\"Value\":{{\"N\":\"{reading.Value}\"}},\"Waktu\":{{\"S\":\"{reading.Waktu}\"}},\"Tanggal\":{{\"S\":\"{reading.Tanggal}\"}}}}";
}

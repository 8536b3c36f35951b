using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Hive;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.Emr;

/// <summary>
/// A step that runs <c>command-runner.jar hive-script --run-hive-script --args -f s3://script -d NAME=VALUE ...</c>, as aws-cli builds it
/// for steps of type Hive. Any other program fails.
/// </summary>
internal static class HiveScriptStep
{
    /// <summary>Does the work of a step.</summary>
    /// <returns>Null when it succeeds, else what went wrong, in one line.</returns>
    public static async Task<string?> RunAsync(JsonObject program, IBucketStore buckets, bool hasGlueCatalog)
    {
        string jar = program.Text("Jar") ?? "";
        IReadOnlyList<string> arguments = program.Texts("Args");
        if (jar != "command-runner.jar" || arguments is not ["hive-script", "--run-hive-script", "--args", ..])
        {
            return $"This simulator runs 'command-runner.jar hive-script --run-hive-script --args ...' only, not '{jar} {string.Join(' ', arguments)}'.";
        }

        Dictionary<string, string> variables = new();
        string? scriptUri = null;
        for (int i = 3; i + 1 < arguments.Count; i += 2)
        {
            switch (arguments[i])
            {
                case "-f":
                    scriptUri = arguments[i + 1];
                    break;
                case "-d" or "--define" or "--hivevar" or "-hivevar" when arguments[i + 1].Split('=', 2) is [var name, var value]:
                    variables[name] = value;
                    break;
                default:
                    return $"Unrecognized option: {arguments[i]} {arguments[i + 1]}";
            }
        }

        if (!S3Location.TryParse(scriptUri, out S3Location location))
        {
            return "Missing argument for option: -f";
        }

        try
        {
            await using Stream? script = await buckets.OpenAsync(location.Bucket, location.Key);
            if (script is null)
            {
                return $"File {location} does not exist";
            }

            using HiveSession session = new(buckets, hasGlueCatalog);
            using StreamReader reader = new(script);
            await session.RunAsync(await reader.ReadToEndAsync(), variables);
            return null;
        }
        catch (Exception e) when (e is HiveException or InvalidDataException or IOException)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }
}

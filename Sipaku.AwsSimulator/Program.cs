using System.CommandLine;
using Sipaku.AwsSimulator;
using Sipaku.AwsSimulator.Storage;

Option<string> url = new("--urls") { Description = "Loopback URL to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:4568" };
Option<string?> s3 = new("--s3-endpoint") { Description = "URL of the S3 endpoint that scripts, data and models lie in." };
Option<string?> directory = new("--s3-directory") { Description = "A directory of buckets, in place of an S3 endpoint." };
Option<double> speed = new("--speed") { Description = "How many times as fast as real time simulated time passes.", DefaultValueFactory = _ => 60 };
Option<string> region = new("--region") { Description = "The region to play.", DefaultValueFactory = _ => "us-east-1" };

RootCommand command = new("EMR and SageMaker on loopback, for tests and rehearsals. A simulator, not the services.") { url, s3, directory, speed, region };
command.SetAction(async (parsed, cancellation) =>
{
    IBucketStore? buckets = (parsed.GetValue(s3), parsed.GetValue(directory)) switch
    {
        ({ } endpoint, null) => new S3BucketStore(
            endpoint,
            Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? "simulated",
            Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? "simulated"),
        (null, { } path) => new DirectoryBucketStore(path),
        _ => null,
    };
    if (buckets is null)
    {
        await Console.Error.WriteLineAsync("Give either --s3-endpoint URL or --s3-directory DIR.");
        return 2;
    }

    try
    {
        await using AwsSimulatorHost simulator = await AwsSimulatorHost.StartAsync(new AwsSimulatorOptions
        {
            Buckets = buckets,
            Url = parsed.GetValue(url)!,
            Region = parsed.GetValue(region)!,
            Speed = parsed.GetValue(speed),
            OnEvent = happened => Console.WriteLine(happened),
            TickInterval = TimeSpan.FromMilliseconds(100),
        });
        Console.WriteLine($"Simulated EMR and SageMaker at {simulator.Url}, {parsed.GetValue(speed):0.##} times real time. Ctrl-C ends it.");
        TaskCompletionSource ended = new();
        await using (cancellation.Register(ended.SetResult))
        {
            await ended.Task;
        }

        return 0;
    }
    catch (Exception e) when (e is IOException or ArgumentException or FormatException)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return 2;
    }
});
return await command.Parse(args).InvokeAsync();

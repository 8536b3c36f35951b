using System.IO.Compression;
using System.Text;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Microsoft.Extensions.Time.Testing;
using Sipaku.AwsSimulator;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.Tests.AwsSimulator;

/// <summary>A simulator on virtual time with buckets in a directory of its own, and clients that talk to it.</summary>
internal sealed class SimulatedAws : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/sipaku";
    public const string Image = "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1";

    private readonly DirectoryInfo _directory;

    private SimulatedAws(DirectoryInfo directory, FakeTimeProvider time, AwsSimulatorHost simulator)
    {
        _directory = directory;
        Time = time;
        Simulator = simulator;
        Emr = new AmazonElasticMapReduceClient("id", "secret", Configure(new AmazonElasticMapReduceConfig()));
        SageMaker = new AmazonSageMakerClient("id", "secret", Configure(new AmazonSageMakerConfig()));
        Runtime = new AmazonSageMakerRuntimeClient("id", "secret", Configure(new AmazonSageMakerRuntimeConfig()));
    }

    public FakeTimeProvider Time { get; }

    public AwsSimulatorHost Simulator { get; }

    public AmazonElasticMapReduceClient Emr { get; }

    public AmazonSageMakerClient SageMaker { get; }

    public AmazonSageMakerRuntimeClient Runtime { get; }

    public static async Task<SimulatedAws> StartAsync(Func<AwsSimulatorOptions, AwsSimulatorOptions>? with = null)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("sipaku-aws-");
        FakeTimeProvider time = new();
        AwsSimulatorOptions options = new() { Buckets = new DirectoryBucketStore(directory.FullName), TimeProvider = time };
        return new SimulatedAws(directory, time, await AwsSimulatorHost.StartAsync(with?.Invoke(options) ?? options));
    }

    public T Configure<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Simulator.Url;
        config.AuthenticationRegion = "us-east-1";
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        return config;
    }

    public void Pass(TimeSpan time) => Time.Advance(time);

    public void Put(string bucket, string key, string text)
    {
        string path = Path.Combine(_directory.FullName, bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (!key.EndsWith(".gz", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, bytes);
            return;
        }

        using GZipStream gzip = new(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(bytes);
    }

    public string Get(string bucket, string key)
    {
        string path = Path.Combine(_directory.FullName, bucket, key);
        if (!key.EndsWith(".gz", StringComparison.Ordinal))
        {
            return File.ReadAllText(path);
        }

        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    public bool Exists(string bucket, string key) => File.Exists(Path.Combine(_directory.FullName, bucket, key));

    public async ValueTask DisposeAsync()
    {
        Emr.Dispose();
        SageMaker.Dispose();
        Runtime.Dispose();
        await Simulator.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}

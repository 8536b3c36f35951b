using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities;
using Sipaku.Activities.Aws;
using Sipaku.Activities.Aws.Emr;
using Sipaku.Activities.Aws.S3;
using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Sipaku.AwsSimulator;
using Sipaku.AwsSimulator.Storage;
using Sipaku.Tests.Conformance;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Aws.Support;

/// <summary>The adapters of all that runs outside, against the simulator on virtual time and a bucket of s3rver.</summary>
internal sealed class AwsRig : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/sipaku";

    private const string Profile = "arn:aws:iam::000000000000:instance-profile/sipaku";

    private readonly S3BucketStore _buckets;

    private AwsRig(AwsPeers peers, SipakuSettings settings, S3BucketStore buckets, FakeTimeProvider time, AwsSimulatorHost simulator)
    {
        _buckets = buckets;
        Settings = settings;
        Time = time;
        Simulator = simulator;
        Store = new S3ObjectStore(peers.S3, settings);
        Emr = new AmazonElasticMapReduceClient("id", "secret", Configure(new AmazonElasticMapReduceConfig()));
        SageMaker = new AmazonSageMakerClient("id", "secret", Configure(new AmazonSageMakerConfig()));
        Runtime = new AmazonSageMakerRuntimeClient("id", "secret", Configure(new AmazonSageMakerRuntimeConfig()));
    }

    public SipakuSettings Settings { get; }

    public FakeTimeProvider Time { get; }

    public AwsSimulatorHost Simulator { get; }

    public S3ObjectStore Store { get; }

    public IAmazonElasticMapReduce Emr { get; }

    public IAmazonSageMaker SageMaker { get; }

    public IAmazonSageMakerRuntime Runtime { get; }

    public EmrFeatureJob FeatureJob => new(Emr, Store, Settings, Time);

    public SageMakerTrainingJob TrainingJob => new(SageMaker, Store, Settings, new AwsRegion("us-east-1"));

    public SageMakerModelEndpoint Endpoint => new(SageMaker, Runtime, Store, Settings, new AwsRegion("us-east-1"));

    public static async Task<AwsRig> StartAsync(Func<AwsSimulatorOptions, AwsSimulatorOptions>? with = null)
    {
        AwsPeers peers = await AwsPeers.GetAsync();
        SipakuSettings settings = await peers.NewSettingsAsync();
        settings.Region = "us-east-1";
        settings.Training.Role = Role;
        settings.Emr.ServiceRole = Role;
        settings.Emr.InstanceProfile = Profile;
        FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        S3BucketStore buckets = AwsTestClients.Buckets(peers.S3Url);
        AwsSimulatorOptions options = new() { Buckets = buckets, TimeProvider = time };
        AwsSimulatorHost simulator = await AwsSimulatorHost.StartAsync(with?.Invoke(options) ?? options);
        return new AwsRig(peers, settings, buckets, time, simulator);
    }

    /// <summary>Lets a minute pass in the simulator.</summary>
    public Task AdvanceAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    /// <summary>Makes the steps go to a cluster that stands, and waits until it does.</summary>
    public async Task UseStandingClusterAsync()
    {
        RunJobFlowResponse started = await Emr.RunJobFlowAsync(new RunJobFlowRequest
        {
            Name = "standing",
            ReleaseLabel = Settings.Emr.ReleaseLabel,
            ServiceRole = Role,
            JobFlowRole = Profile,
            Instances = new JobFlowInstancesConfig { MasterInstanceType = "m5.xlarge", InstanceCount = 1, KeepJobFlowAliveWhenNoSteps = true },
        });
        Settings.Emr.ClusterId = started.JobFlowId;
        Time.Advance(TimeSpan.FromMinutes(10));
    }

    /// <summary>Trains a model on sixty rows, to the end.</summary>
    public async Task<TrainedModel> TrainAsync(string runId)
    {
        const int rows = 60;
        double[] series = Enumerable.Range(0, rows + 6).Select(day => 100 + (40 * Math.Sin(day)) + (15 * Math.Cos(day * 2.7))).ToArray();
        List<string> lines = Enumerable.Range(6, rows)
            .Select(day => string.Join(',', new[] { series[day] }.Concat(series[(day - 6)..day]).Select(value => $"{value:R}")))
            .ToList();
        await Store.PutTextAsync(RunKeys.Features(runId) + "part-0.csv", string.Join('\n', lines));
        JobHandle job = await TrainingJob.StartAsync(new TrainingRequest(runId, 1, rows), CancellationToken.None);
        JobStatus ended = await JobWaiting.EndAsync(() => TrainingJob.GetStatusAsync(job, CancellationToken.None), AdvanceAsync);
        Assert.Equal(JobState.Succeeded, ended.State);
        return await TrainingJob.GetResultAsync(job, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Simulator.Violations);
        Emr.Dispose();
        SageMaker.Dispose();
        Runtime.Dispose();
        await Simulator.DisposeAsync();
        _buckets.Dispose();
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Simulator.Url;
        config.AuthenticationRegion = "us-east-1";
        config.Timeout = TimeSpan.FromSeconds(5);
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        return config;
    }
}

using Sipaku.Activities.Aws;
using Sipaku.Activities.Settings;
using Xunit;

namespace Sipaku.Tests.Aws;

public sealed class AwsSettingsCheckTests
{
    [Fact]
    public void Complete_settings_have_no_problem() => Assert.Empty(AwsSettingsCheck.Problems(Complete()));

    [Fact]
    public void Local_settings_have_no_problem() => Assert.Empty(AwsSettingsCheck.Problems(new SipakuSettings()));

    [Fact]
    public void Data_on_aws_with_local_compute_needs_no_role() => Assert.Empty(AwsSettingsCheck.Problems(new SipakuSettings
    {
        Bucket = "bucket",
        Ports = { SensorTable = BackendKind.Aws, ObjectStore = BackendKind.Aws, ForecastStore = BackendKind.Aws },
    }));

    [Fact]
    public void A_standing_cluster_needs_no_roles_of_its_own()
    {
        SipakuSettings settings = Complete();
        settings.Emr = new EmrSettings { ClusterId = "j-2AXXXXXXGAPLF" };

        Assert.Empty(AwsSettingsCheck.Problems(settings));
    }

    public static TheoryData<string, Action<SipakuSettings>> Mistakes => new()
    {
        { "Sipaku__Bucket", settings => settings.Bucket = null },
        { "Sipaku__Bucket", settings => settings.Bucket = "My_Bucket" },
        { "Sipaku__Training__Role", settings => settings.Training.Role = null },
        { "Sipaku__Training__Role", settings => settings.Training.Role = "SageMakerRole" },
        { "Sipaku__Training__Image", settings => settings.Region = "mx-central-1" },
        { "Sipaku__Training__MaxRuntimeSeconds", settings => settings.Training.MaxRuntimeSeconds = 0 },
        { "Sipaku__Emr__ServiceRole", settings => settings.Emr.ServiceRole = null },
        { "Sipaku__Emr__InstanceProfile", settings => settings.Emr.InstanceProfile = "arn:aws:iam::000000000000:role/not-a-profile" },
        { "Sipaku__Emr__ClusterId", settings => settings.Emr.ClusterId = "my-cluster" },
        { "Sipaku__Emr__IdleMinutes", settings => settings.Emr.IdleMinutes = 0 },
        { "Sipaku__Emr__InstanceCount", settings => settings.Emr.InstanceCount = 0 },
        { "Sipaku__Dump__ReadThroughputRatio", settings => settings.Dump.ReadThroughputRatio = 1.5 },
        { "Sipaku__Dump__ReadThroughputRatio", settings => settings.Dump.ReadThroughputRatio = double.NaN },
        { "Sipaku__Dump__Segments", settings => settings.Dump.Segments = -1 },
        { "Sipaku__Dump__OnDemandReadUnits", settings => settings.Dump.OnDemandReadUnits = 0 },
        { "Sipaku__EndpointName", settings => settings.EndpointName = "Service_Endpoint" },
        { "Sipaku__Endpoint__InstanceCount", settings => settings.Endpoint.InstanceCount = 0 },
        { "Sipaku__Endpoint__ServerlessMemoryMb", settings => settings.Endpoint = new() { Serverless = true, ServerlessMemoryMb = 1500 } },
        { "Sipaku__Endpoint__ServerlessMaxConcurrency", settings => settings.Endpoint = new() { Serverless = true, ServerlessMaxConcurrency = 0 } },
        {
            "Sipaku__Ports__ObjectStore",
            settings => settings.Ports = new() { ObjectStore = BackendKind.Local, FeatureJob = BackendKind.Local, TrainingJob = BackendKind.Local }
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_line_that_names_the_setting(string setting, Action<SipakuSettings> mistake)
    {
        SipakuSettings settings = Complete();
        settings.Dump.Mode = setting == "Sipaku__Ports__ObjectStore" ? DumpMode.PointInTimeExport : DumpMode.Scan;
        mistake(settings);

        string problem = Assert.Single(AwsSettingsCheck.Problems(settings));

        Assert.Contains(setting, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4568", true)]
    [InlineData("http://localhost:4568", true)]
    [InlineData("http://[::1]:4568", true)]
    [InlineData("https://s3.example.org", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_server_without_room_for_bucket_names_is_addressed_by_path(string? endpoint, bool byPath) =>
        Assert.Equal(byPath, Sipaku.Activities.Aws.AwsClients.IsUnnamed(endpoint));

    private static SipakuSettings Complete() => new()
    {
        Backend = BackendKind.Aws,
        Region = "ap-southeast-3",
        Bucket = "bucket",
        Training = { Role = "arn:aws:iam::000000000000:role/service-role/SageMaker" },
        Emr =
        {
            ServiceRole = "arn:aws:iam::000000000000:role/EMR",
            InstanceProfile = "arn:aws:iam::000000000000:instance-profile/EMR_EC2",
        },
    };
}

using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.Storage;
using Sipaku.AwsSimulator.Time;

namespace Sipaku.AwsSimulator;

/// <summary>What the simulated services share. Only one call at a time is in the world, so nothing in it needs a lock.</summary>
internal sealed class World
{
    public World(AwsSimulatorOptions options)
    {
        Options = options;
        Agenda = new Agenda(new SimulatorClock(options.TimeProvider, options.Speed));
        Ledger = new Ledger(Agenda, options.OnEvent);
    }

    public AwsSimulatorOptions Options { get; }

    public Agenda Agenda { get; }

    public Ledger Ledger { get; }

    public FaultPlan Faults { get; } = new();

    public OutcomeScript Outcomes { get; } = new();

    public IBucketStore Buckets => Options.Buckets;

    public SimulatedDurations Durations => Options.Durations;

    public DateTimeOffset Now => Agenda.Now;

    /// <summary>The account that the simulator plays.</summary>
    public const string Account = "000000000000";

    public string Partition => Options.Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Options.Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    public bool RoleExists(string role) =>
        Options.KnownRoles is not { } known || known.Contains(role) || known.Any(k => k.EndsWith('/' + role, StringComparison.Ordinal));

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Options.Region}:{Account}:{resource}";
}

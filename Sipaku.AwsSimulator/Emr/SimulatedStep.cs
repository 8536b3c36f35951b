using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;

namespace Sipaku.AwsSimulator.Emr;

/// <summary>A step, and how it looks in responses.</summary>
internal sealed class SimulatedStep(string id, JsonObject config, LedgerAccount account)
{
    private readonly DateTimeOffset _createdAt = account.Now;
    private DateTimeOffset? _startedAt;
    private DateTimeOffset? _endedAt;
    private JsonObject? _failure;

    public string Id => id;

    public string Name => config.Text("Name")!;

    public string State { get; private set; } = "PENDING";

    public JsonObject Program => config.Child("HadoopJarStep")!;

    // The service's default for a step that says nothing.
    public string ActionOnFailure => config.Text("ActionOnFailure") ?? "CONTINUE";

    public bool IsPending => State == "PENDING";

    public bool IsRunning => State is "RUNNING" or "CANCEL_PENDING";

    public void Start()
    {
        _startedAt = account.Now;
        Become("RUNNING");
    }

    public void Complete() => EndAs("COMPLETED");

    public void Cancel() => EndAs("CANCELLED");

    public void Fail(string message, string? logFile)
    {
        _failure = Json.Object(("Reason", "Unknown Error."), ("Message", message), ("LogFile", logFile));
        EndAs("FAILED");
    }

    public JsonObject ToJson(bool full) => Json.Object(
        ("Id", id),
        ("Name", Name),
        ("Config", Json.Object(
            ("Jar", Program.Copy("Jar")),
            ("Properties", new JsonObject(Program.Children("Properties").Select(p => KeyValuePair.Create(p.Text("Key") ?? "", p.Copy("Value"))))),
            ("MainClass", Program.Copy("MainClass")),
            ("Args", Program.Copy("Args") ?? new JsonArray()))),
        ("ActionOnFailure", ActionOnFailure),
        ("Status", Json.Object(
            ("State", State),
            ("StateChangeReason", new JsonObject()),
            ("FailureDetails", _failure?.DeepClone()),
            ("Timeline", Json.Object(
                ("CreationDateTime", Json.Time(_createdAt)),
                ("StartDateTime", Json.Time(_startedAt)),
                ("EndDateTime", Json.Time(_endedAt)))))),
        ("ExecutionRoleArn", full ? "" : null));

    private void EndAs(string state)
    {
        _endedAt = account.Now;
        account.End();
        Become(state);
    }

    private void Become(string state)
    {
        State = state;
        account.Happened(state + (_failure is null ? "" : $": {_failure.Text("Message")}"));
    }
}

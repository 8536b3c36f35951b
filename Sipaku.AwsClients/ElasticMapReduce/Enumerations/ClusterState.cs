using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>The state of a cluster.</summary>
public class ClusterState : ConstantClass
{
    /// <summary>BOOTSTRAPPING</summary>
    public static readonly ClusterState BOOTSTRAPPING = new("BOOTSTRAPPING");

    /// <summary>RUNNING</summary>
    public static readonly ClusterState RUNNING = new("RUNNING");

    /// <summary>STARTING</summary>
    public static readonly ClusterState STARTING = new("STARTING");

    /// <summary>TERMINATED</summary>
    public static readonly ClusterState TERMINATED = new("TERMINATED");

    /// <summary>TERMINATED_WITH_ERRORS</summary>
    public static readonly ClusterState TERMINATED_WITH_ERRORS = new("TERMINATED_WITH_ERRORS");

    /// <summary>TERMINATING</summary>
    public static readonly ClusterState TERMINATING = new("TERMINATING");

    /// <summary>WAITING</summary>
    public static readonly ClusterState WAITING = new("WAITING");

    /// <summary>Makes a value that has no constant here.</summary>
    public ClusterState(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ClusterState FindValue(string value) => FindValue<ClusterState>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ClusterState(string value) => FindValue(value);
}

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The milestones of a step, in UTC.</summary>
public partial class StepTimeline
{
    /// <summary>When it was added.</summary>
    public DateTime? CreationDateTime { get; set; }

    /// <summary>When it ended.</summary>
    public DateTime? EndDateTime { get; set; }

    /// <summary>When it started to run.</summary>
    public DateTime? StartDateTime { get; set; }
}

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Where a cluster runs.</summary>
public partial class PlacementType
{
    /// <summary>The availability zone, for instance groups. At most 10280 characters.</summary>
    public string AvailabilityZone { get; set; }

    /// <summary>The availability zones to choose from, for instance fleets.</summary>
    public List<string> AvailabilityZones { get; set; }
}

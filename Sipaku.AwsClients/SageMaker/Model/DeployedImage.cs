namespace Amazon.SageMaker.Model;

/// <summary>An image in use by a variant.</summary>
public partial class DeployedImage
{
    /// <summary>When the image path was resolved, in UTC.</summary>
    public DateTime? ResolutionTime { get; set; }

    /// <summary>The image by digest. At most 255 characters.</summary>
    public string ResolvedImage { get; set; }

    /// <summary>The image as it was specified. At most 255 characters.</summary>
    public string SpecifiedImage { get; set; }
}

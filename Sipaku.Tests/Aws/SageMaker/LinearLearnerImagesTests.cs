using Sipaku.Activities.Aws.SageMaker;
using Sipaku.Activities.Errors;
using Xunit;

namespace Sipaku.Tests.Aws.SageMaker;

public sealed class LinearLearnerImagesTests
{
    [Theory]
    [InlineData("ap-southeast-3", "951798379941.dkr.ecr.ap-southeast-3.amazonaws.com/linear-learner:1")]
    [InlineData("us-gov-west-1", "226302683700.dkr.ecr.us-gov-west-1.amazonaws.com/linear-learner:1")]
    [InlineData("cn-north-1", "390948362332.dkr.ecr.cn-north-1.amazonaws.com.cn/linear-learner:1")]
    [InlineData("us-iso-east-1", "490574956308.dkr.ecr.us-iso-east-1.c2s.ic.gov/linear-learner:1")]
    [InlineData("us-isob-east-1", "765400339828.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/linear-learner:1")]
    public void An_image_lies_in_its_regions_registry(string region, string image) => Assert.Equal(image, LinearLearnerImages.In(region));

    [Fact]
    public void A_region_without_the_image_says_which_setting_to_use()
    {
        PermanentException error = Assert.Throws<PermanentException>(() => LinearLearnerImages.In("mx-central-1"));

        Assert.Contains("mx-central-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("Sipaku__Training__Image", error.Message, StringComparison.Ordinal);
    }
}

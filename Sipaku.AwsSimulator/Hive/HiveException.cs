namespace Sipaku.AwsSimulator.Hive;

/// <summary>A script that fails: a mistake in it, something that this simulator does not know, or data that Hive would refuse.</summary>
internal sealed class HiveException(string message) : Exception("FAILED: " + message);

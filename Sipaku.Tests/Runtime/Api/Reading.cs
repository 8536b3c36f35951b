namespace Sipaku.Tests.Runtime.Api;

public record Reading(string Day, double Value);

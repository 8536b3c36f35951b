namespace Sipaku.Local;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Rejected = 3;
    public const int Blocked = 4;
    public const int Interrupted = 130;
}

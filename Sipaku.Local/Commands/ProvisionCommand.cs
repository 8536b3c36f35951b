using System.CommandLine;

namespace Sipaku.Local.Commands;

/// <summary><c>provision</c>: what runs on AWS need and is missing.</summary>
internal static class ProvisionCommand
{
    public static Command Create()
    {
        Option<bool> dryRun = new("--dry-run") { Description = "Only say what would be created." };
        Command command = new("provision", "Create the DynamoDB tables and the bucket where they are missing; never change existing ones.") { dryRun };
        return command;
    }
}

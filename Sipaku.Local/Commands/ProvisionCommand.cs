using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Aws.Provisioning;
using Sipaku.FunctionsHost.Settings;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>provision</c>: what runs on AWS need and is missing.</summary>
internal static class ProvisionCommand
{
    public static Command Create()
    {
        Option<bool> dryRun = new("--dry-run") { Description = "Only say what would be created." };
        Command command = new("provision", "Create the DynamoDB tables and the bucket where they are missing; never change existing ones.") { dryRun };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(dryRun), interruption));
        return command;
    }

    private static async Task<int> RunAsync(bool dryRun, Interruption interruption)
    {
        ServiceCollection services = new();
        services.AddSipakuProvisioning(new FunctionsHostSettings(FunctionsHostSettings.FindContentRoot()).Configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();
        AwsProvisioner provisioner = provider.GetRequiredService<AwsProvisioner>();

        IReadOnlyList<ProvisionedThing> things = dryRun
            ? await provisioner.PlanAsync(interruption.Token)
            : await provisioner.ApplyAsync(interruption.Token);
        foreach (ProvisionedThing thing in things)
        {
            string what = thing.Exists ? "exists, left as it is" : dryRun ? "would be created" : "created";
            Console.Out.WriteLine($"{thing.Kind,-6}  {thing.Name}  {what}");
        }

        if (things.Count == 0)
        {
            Console.Error.WriteLine("Nothing is on AWS by the settings (Sipaku__Backend, Sipaku__Ports__*), so there is nothing to create.");
        }

        return ExitCode.Success;
    }
}

using Sipaku.Activities.Contracts;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>Prints what the gates mind, a line each.</summary>
internal static class WarningText
{
    public static void Print(IEnumerable<ForecastWarning> warnings, IAnsiConsole output)
    {
        foreach (ForecastWarning warning in warnings)
        {
            output.MarkupLineInterpolated(warning.Severity == Severity.Block ? $"[red]Blocks:[/] {warning.Message}" : (FormattableString)$"[yellow]Warning:[/] {warning.Message}");
        }
    }
}

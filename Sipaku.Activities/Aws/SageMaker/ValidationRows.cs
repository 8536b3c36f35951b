using System.Text;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>Writes the validation channel: the last fifth of the lag rows again, one at least.</summary>
internal static class ValidationRows
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Reads the rows that are trained on and writes <c>validation/</c>.</summary>
    public static Task WriteAsync(IObjectStore store, TrainingRequest request, CancellationToken cancellation)
    {
        int skip = request.Rows - Math.Max(1, request.Rows / 5);
        return store.PutAsync(
            $"{RunKeys.Validation(request.RunId)}rows.csv",
            async (output, stop) =>
            {
                int at = 0;
                await foreach (string row in store.ReadLinesAsync(RunKeys.Features(request.RunId, request.Scale), stop))
                {
                    if (at++ >= skip)
                    {
                        await output.WriteAsync(Encoding.UTF8.GetBytes(row), stop);
                        await output.WriteAsync(LineEnd, stop);
                    }
                }
            },
            cancellation);
    }
}

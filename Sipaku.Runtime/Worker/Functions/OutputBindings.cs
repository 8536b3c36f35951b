using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Runtime.Worker;

/// <summary>What a function gives out besides its return value.</summary>
internal static class OutputBindings
{
    /// <summary>The output's name in function metadata: the property of the result that is the HTTP response, else the return value.</summary>
    public static string NameOfResponse(MethodInfo method)
        => HttpResultProperty.NameIn(ReturnReader.ResultOf(method.ReturnType)) ?? "$return";

    /// <summary>The type of an attribute that sends something where nothing here can send it, or null.</summary>
    public static Type? FindUnknown(MethodInfo method)
        => new MemberInfo[] { method }
            .Concat(ReturnReader.ResultOf(method.ReturnType).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(member => member.GetCustomAttribute<OutputBindingAttribute>()?.GetType())
            .FirstOrDefault(type => type is not null && type != typeof(HttpResultAttribute));
}

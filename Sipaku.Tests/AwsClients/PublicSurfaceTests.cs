using System.Reflection;
using System.Text.Json;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Moq;
using Xunit;

namespace Sipaku.Tests.AwsClients;

public class PublicSurfaceTests
{
    public static TheoryData<ClientUnderTest> Clients() => [.. ClientUnderTest.All];

    [Theory]
    [MemberData(nameof(Clients))]
    public void The_interface_has_the_operations_in_use_as_the_official_one_writes_them(ClientUnderTest client)
    {
        Dictionary<string, MethodInfo> methods = client.Interface.GetMethods(BindingFlags.Public | BindingFlags.Instance).ToDictionary(m => m.Name);

        foreach (string operation in client.Model.Operations)
        {
            MethodInfo method = methods[$"{operation}Async"];
            Assert.Equal(typeof(Task<>).MakeGenericType(client.ResponseType(operation)), method.ReturnType);
            Assert.Equal([client.RequestType(operation), typeof(CancellationToken)], method.GetParameters().Select(p => p.ParameterType));
            Assert.Equal(["request", "cancellationToken"], method.GetParameters().Select(p => p.Name));
            Assert.True(method.GetParameters()[1].IsOptional);
        }

        IEnumerable<string> expected = client.Model.Operations.Select(o => $"{o}Async").Append(nameof(IClientConfig.DetermineServiceOperationEndpoint));
        Assert.Equal(expected.Order(), methods.Keys.Order());
        Assert.Equal(typeof(Endpoint), methods[nameof(IClientConfig.DetermineServiceOperationEndpoint)].ReturnType);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_property_of_a_model_class_is_a_member_of_its_shape_with_the_official_type(ClientUnderTest client)
    {
        Dictionary<string, string?> shapes = client.Model.Operations
            .SelectMany(o => new[] { ($"{o}Request", client.Model.InputShape(o)), ($"{o}Response", client.Model.OutputShape(o)) })
            .ToDictionary(s => s.Item1, s => s.Item2);
        List<string> wrong = new();
        foreach (Type type in ModelTypes(client).Where(t => !typeof(Exception).IsAssignableFrom(t)))
        {
            string? shape = shapes.GetValueOrDefault(type.Name, type.Name);
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (shape is null || !client.Model.Shape(shape).GetProperty("members").TryGetProperty(property.Name, out JsonElement member))
                {
                    wrong.Add($"{type.Name}.{property.Name} is no member of the shape");
                }
                else if (ClrType(client, member.GetProperty("shape").GetString()!) != property.PropertyType)
                {
                    wrong.Add($"{type.Name}.{property.Name} is {property.PropertyType}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Constants_are_the_values_of_the_api_model(ClientUnderTest client)
    {
        foreach (Type type in client.Interface.Assembly.GetExportedTypes().Where(t => t.Namespace == client.Interface.Namespace && typeof(ConstantClass).IsAssignableFrom(t)))
        {
            HashSet<string> modelled = client.Model.Shape(type.Name).GetProperty("enum").EnumerateArray().Select(v => v.GetString()!).ToHashSet();
            foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                string value = ((ConstantClass)field.GetValue(null)!).Value;
                Assert.Contains(value, modelled);
                Assert.Equal(OfficialName(value), field.Name);
                Assert.Same(field.GetValue(null), type.GetMethod("FindValue", [typeof(string)])!.Invoke(null, [value]));
            }
        }
    }

    [Fact]
    public void Nothing_public_lies_outside_the_official_namespaces()
    {
        IEnumerable<Type> outside = typeof(Amazon.SageMaker.IAmazonSageMaker).Assembly.GetExportedTypes()
            .Where(t => !ClientUnderTest.All.Any(c => t.Namespace == c.Interface.Namespace || t.Namespace == $"{c.Interface.Namespace}.Model"));

        Assert.Empty(outside);
    }

    [Fact]
    public async Task The_interfaces_can_be_mocked()
    {
        Mock<IAmazonElasticMapReduce> emr = new();
        emr.Setup(e => e.RunJobFlowAsync(It.IsAny<Amazon.ElasticMapReduce.Model.RunJobFlowRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Amazon.ElasticMapReduce.Model.RunJobFlowResponse { JobFlowId = "j-1" });

        Assert.Equal("j-1", (await emr.Object.RunJobFlowAsync(new())).JobFlowId);
    }

    // The rule of the SDK's generator: parts between dots and hyphens, each with a capital; underscores stay.
    private static string OfficialName(string value) =>
        string.Concat(value.Split('.', '-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static IEnumerable<Type> ModelTypes(ClientUnderTest client) =>
        client.Interface.Assembly.GetExportedTypes().Where(t => t.Namespace == $"{client.Interface.Namespace}.Model");

    private static Type? ClrType(ClientUnderTest client, string shapeName)
    {
        JsonElement shape = client.Model.Shape(shapeName);
        string Inner(string member) => shape.GetProperty(member).GetProperty("shape").GetString()!;
        return shape.GetProperty("type").GetString() switch
        {
            "string" when shape.TryGetProperty("enum", out _) => client.Interface.Assembly.GetType($"{client.Interface.Namespace}.{shapeName}"),
            "string" => typeof(string),
            "boolean" => typeof(bool?),
            "integer" => typeof(int?),
            "long" => typeof(long?),
            "float" => typeof(float?),
            "double" => typeof(double?),
            "timestamp" => typeof(DateTime?),
            "blob" => typeof(MemoryStream),
            "list" => typeof(List<>).MakeGenericType(ClrType(client, Inner("member"))!),
            "map" => typeof(Dictionary<,>).MakeGenericType(typeof(string), ClrType(client, Inner("value"))!),
            _ => client.ModelType(shapeName),
        };
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Taktchat.Kernel.Web;
using Taktchat.Server.Hosting;

namespace Taktchat.Architecture;

/// <summary>The routes of the built server; nothing listens.</summary>
public sealed class RouteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-routes-").FullName;
    private readonly Installation _installation;
    private readonly WebApplication _app;

    public RouteTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Taktchat:DataFolder"] = _folder });
        _installation = Installation.Open(builder.Configuration);
        builder.AddTaktchat(_installation);
        _app = builder.Build();
        _app.UseTaktchat();
    }

    private List<RouteEndpoint> Routes
    {
        get
        {
            var routes = ((IEndpointRouteBuilder)_app).DataSources.SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
                .Where(x => x.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();
            Assert.True(routes.Count > 30, $"Only {routes.Count} routes were found.");
            return routes;
        }
    }

    public void Dispose()
    {
        ((IDisposable)_app).Dispose();
        _installation.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_route_has_a_name_of_its_own()
    {
        var names = Routes.Select(x => x.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? x.DisplayName + " has none").ToList();
        Assert.DoesNotContain(names, x => x.EndsWith(" has none", StringComparison.Ordinal));
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Every_route_says_who_may_pass() => Assert.All(Routes, x => Assert.True(
        x.Metadata.GetMetadata<PermissionRequirement>() is not null ^ x.Metadata.GetMetadata<IAllowAnonymous>() is not null, x.DisplayName));

    [Fact]
    public void Every_route_is_summed_up_in_the_contract()
    {
        using var contract = JsonDocument.Parse(Product.Read("contracts/openapi.json"));
        var operations = contract.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(x => x.Value.ValueKind == JsonValueKind.Object)
                .Select(x => (Name: $"{x.Name} {path.Name}", Operation: x.Value)))
            .Where(x => x.Name.Contains(" /api/", StringComparison.Ordinal)).ToList();
        Assert.Equal(Routes.Count, operations.Count);
        Assert.All(operations, x => Assert.True(
            x.Operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 5, x.Name));
    }

    /// <summary>Two records of one name would be merged into one schema, and one route documented with the other's body.</summary>
    /// <summary>A property without a type is "unknown" to every generated client. Media is null until there is any.</summary>
    [Fact]
    public void Every_property_in_the_contract_has_a_type()
    {
        using var contract = JsonDocument.Parse(Product.Read("contracts/openapi.json"));
        var untyped = from schema in contract.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
                      where schema.Value.TryGetProperty("properties", out _)
                      from property in schema.Value.GetProperty("properties").EnumerateObject()
                      where !new[] { "type", "$ref", "oneOf", "anyOf", "allOf", "enum" }.Any(x => property.Value.TryGetProperty(x, out _))
                      select $"{schema.Name}.{property.Name}";
        Assert.Empty(untyped);
    }

    [Fact]
    public void Names_on_the_wire_are_unique()
    {
        var wire = Product.Assemblies.SelectMany(x => x.GetTypes())
            .Where(x => x.Namespace?.EndsWith(".Endpoints", StringComparison.Ordinal) == true && x.IsPublic).Select(x => x.Name).ToList();
        Assert.True(wire.Count > 15);
        Assert.Equal(wire.Distinct().Order(), wire.Order());
        Assert.DoesNotContain(
            Product.Assemblies.SelectMany(x => x.GetTypes()), x => x.IsNestedPublic && x.Name.EndsWith("Request", StringComparison.Ordinal));
    }
}

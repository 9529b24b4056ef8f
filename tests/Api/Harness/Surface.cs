using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Kernel.Web;
using Taktchat.Tests;

namespace Taktchat.Api.Harness;

/// <summary>One route as it is mapped.</summary>
internal sealed record SurfaceRoute(string Method, string Path, string? Permission, bool IsOpen)
{
    public string Name => $"{Method} {Path}";

    /// <summary>The part after <c>/api/</c>, which tells what an id in the path is of.</summary>
    public string Area => Path.Split('/')[2];
}

/// <summary>What the product offers, taken from itself: its routes, its contract, the rows it keeps.</summary>
internal static class Surface
{
    public static List<SurfaceRoute> Routes(TaktchatApp app)
    {
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
            .Where(x => x.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(x => x.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => new SurfaceRoute(
                method, x.RoutePattern.RawText!.TrimEnd('/'), x.Metadata.GetMetadata<PermissionRequirement>()?.Key,
                x.Metadata.GetMetadata<IAllowAnonymous>() is not null))).ToList();
        Assert.True(routes.Count > 30, $"Only {routes.Count} routes were found.");
        return routes;
    }

    /// <summary>The id-shaped properties of every request body, by the name of its route, as paths such as <c>/items/0/queueId</c>.</summary>
    public static async Task<Dictionary<string, List<string>>> IdsInBodiesAsync(TaktchatApp app)
    {
        using var client = app.Anonymous();
        var contract = await client.GetJsonAsync("/openapi/v1.json");
        var found = new Dictionary<string, List<string>>();
        foreach (var path in contract.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(x => x.Value.ValueKind == JsonValueKind.Object))
            {
                if (operation.Value.TryGetProperty("requestBody", out var body)
                    && body.GetProperty("content").TryGetProperty("application/json", out var json))
                {
                    var ids = new List<string>();
                    Walk(json.GetProperty("schema"), contract, "", ids, 0);
                    found[$"{operation.Name.ToUpperInvariant()} {path.Name.Replace("{id}", "{id:guid}", StringComparison.Ordinal)}"] = ids;
                }
            }
        }

        return found;
    }

    /// <summary>Id-shaped parameters of the query, by the name of their route.</summary>
    public static async Task<List<(string Path, string Parameter)>> IdsInQueriesAsync(TaktchatApp app)
    {
        using var client = app.Anonymous();
        var contract = await client.GetJsonAsync("/openapi/v1.json");
        return [.. from path in contract.GetProperty("paths").EnumerateObject()
                   from operation in path.Value.EnumerateObject()
                   where operation.Name == "get" && operation.Value.TryGetProperty("parameters", out _)
                   from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
                   where parameter.Text("in") == "query" && IsId(parameter.GetProperty("schema"))
                   select (path.Name, parameter.Text("name"))];
    }

    /// <summary>Every row of a company in every table, as one hash a table.</summary>
    public static async Task<SortedDictionary<string, string>> RowsAsync(TaktchatApp app, TestCompany company)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<TaktchatDb>().Model;
        var tables = model.GetEntityTypes().Where(x => typeof(ICompanyOwned).IsAssignableFrom(x.ClrType))
            .Select(x => x.GetTableName()).OfType<string>().Distinct().ToList();
        Assert.True(tables.Count > 8, $"Only {tables.Count} tables were found.");
        var database = app.Services.GetRequiredService<Database>();
        await using DbConnection connection = database.Engine == SqlEngine.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false }.ToString())
            : new NpgsqlConnection(PostgresServer.OfEveryCompany(database.ConnectionString));
        await connection.OpenAsync();
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            hashes[table] = await HashAsync(connection, table, database.Engine == SqlEngine.Sqlite
                ? $"x'{company.Id.Value:N}'" : $"'{company.Id.Value}'");
        }

        return hashes;
    }

    private static async Task<string> HashAsync(DbConnection connection, string table, string company)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table} where company_id = {company}";
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i =>
                row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        rows.Sort(StringComparer.Ordinal);
        return $"{rows.Count}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
    }

    private static void Walk(JsonElement schema, JsonElement contract, string path, List<string> ids, int depth)
    {
        if (depth > 8)
        {
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(contract, (at, name) => at.GetProperty(name));
        }

        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" }.Where(x => schema.TryGetProperty(x, out _)))
        {
            foreach (var part in schema.GetProperty(choice).EnumerateArray())
            {
                Walk(part, contract, path, ids, depth + 1);
            }
        }

        if (IsId(schema))
        {
            ids.Add(path);
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Walk(items, contract, path + "/0", ids, depth + 1);
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                Walk(property.Value, contract, $"{path}/{property.Name}", ids, depth + 1);
            }
        }
    }

    private static bool IsId(JsonElement schema) => schema.TryGetProperty("format", out var format) && format.GetString() == "uuid";
}

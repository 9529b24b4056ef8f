using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Taktchat.Server.Hosting;

/// <summary><c>--write-openapi FILE</c>: writes the contract and ends. Nothing listens and no database is opened.</summary>
internal sealed class OpenApiCommand : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-contract-").FullName;
    private readonly string _file;

    private OpenApiCommand(string file) => _file = Path.GetFullPath(file);

    /// <summary>Null when this start is not for the contract; else this process gets a data folder to throw away.</summary>
    public static OpenApiCommand? Of(ConfigurationManager configuration)
    {
        if (configuration["write-openapi"] is not { Length: > 0 } file)
        {
            return null;
        }

        var command = new OpenApiCommand(file);
        configuration["Taktchat:DataFolder"] = command._folder;
        configuration["Taktchat:Database"] = "";
        configuration["Taktchat:Demo"] = "false";
        return command;
    }

    /// <summary>Writes the document of this host, which is built but not started.</summary>
    public async Task<int> RunAsync(WebApplication app)
    {
        // Routes reach the API explorer when the end of the pipeline is built, which otherwise happens at the start.
        ((IApplicationBuilder)app).UseEndpoints(static _ => { });
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync();
        using var buffer = new MemoryStream();
        await document.SerializeAsync(buffer, OpenApiSpecVersion.OpenApi3_1, "json", CancellationToken.None);
        var root = JsonNode.Parse(buffer.ToArray())!.AsObject();
        Sort(root, "paths");
        Sort(root["components"]!.AsObject(), "schemas");
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        await File.WriteAllTextAsync(_file, root.ToJsonString(Indented) + "\n");
        return 0;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The order in which routes are mapped is no change of the contract.</summary>
    private static void Sort(JsonObject owner, string name)
    {
        var sorted = new JsonObject(
            owner[name]!.AsObject().OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone())));
        owner[name] = sorted;
    }
}

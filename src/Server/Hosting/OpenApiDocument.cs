using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Taktchat.Server.Hosting;

/// <summary>What the contract says about itself.</summary>
internal static class OpenApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Taktchat API",
                Version = "v1",
                Description = "Lists answer {items, next}; pass next as ?after=. Times are ISO 8601 UTC. Errors are "
                    + "application/problem+json with a stable code.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
    }
}

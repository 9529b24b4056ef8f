using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Taktchat.Load;

/// <summary>What this machine can do at most, measured with the same connections: an endpoint that answers constant JSON.</summary>
internal static class Floor
{
    public static async Task<int> RunAsync(Options options)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var answer = "{\"items\":[],\"next\":null}"u8.ToArray();
        app.MapGet("/floor", (RequestDelegate)(http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = answer.Length;
            return http.Response.Body.WriteAsync(answer).AsTask();
        }));
        await app.StartAsync();
        await ListLoad.MeasureAsync(new Uri(app.Urls.First()), "/floor", "none", options);
        return 0;
    }
}

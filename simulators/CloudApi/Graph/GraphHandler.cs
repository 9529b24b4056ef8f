using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Taktchat.CloudApi.Faults;
using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>Receives every Graph request: reads it, lets the faults have their way, answers, writes it down.</summary>
internal sealed class GraphHandler(
    GraphRouter router,
    FaultTable faults,
    RequestLog log,
    SimClock clock,
    SimRandom random,
    SimWorld world)
{
    private const int MaxBody = 1024 * 1024;

    // Beyond what media may have, so that the answer is the platform's error and not a broken connection.
    private const long MaxUpload = 2 * MediaRules.MaxBytes;
    private long calls;

    public async Task HandleAsync(HttpContext http)
    {
        var call = await GraphCall.ReadAsync(http, MaxBody);
        if (call.IsUpload)
        {
            http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxUpload;
        }
        else if (http.Request.ContentLength > MaxBody)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var (latency, rule) = faults.Find(call);
        if (latency > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(latency), clock.Source, http.RequestAborted);
        }

        if (rule is null)
        {
            await AnswerAsync(call, await router.RouteAsync(call), null);
            return;
        }

        await MisbehaveAsync(call, rule);
    }

    private async Task MisbehaveAsync(GraphCall call, FaultRule rule)
    {
        if (rule.AcceptThenTimeout)
        {
            await router.RouteAsync(call);
            Write(call, null, "acceptThenTimeout");
            await HoldAsync(call.Http, rule.HoldMs);
            call.Http.Abort();
        }
        else if (rule.ConnectionReset is { } reset)
        {
            if (rule.Process && reset == ConnectionReset.AfterBody)
            {
                await router.RouteAsync(call);
            }

            Write(call, null, "connectionReset");
            call.Http.Abort();
        }
        else if (rule.ToError() is { } error)
        {
            await SwallowAsync(call);
            await AnswerAsync(call, error, "error");
        }
        else
        {
            await SwallowAsync(call);
            call.Http.Response.StatusCode = rule.Http ?? 500;
            call.Http.Response.ContentType = "text/html; charset=utf-8";
            Write(call, call.Http.Response.StatusCode, "body");
            await call.Http.Response.WriteAsync(rule.Body ?? "", call.Http.RequestAborted);
        }
    }

    // An answer in the middle of an upload would look like a broken connection.
    private static Task SwallowAsync(GraphCall call) =>
        call.IsUpload ? call.Http.Request.Body.CopyToAsync(Stream.Null, call.Http.RequestAborted) : Task.CompletedTask;

    private async Task HoldAsync(HttpContext http, int holdMs)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(holdMs), clock.Source, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up first, as it should.
        }
    }

    private async Task AnswerAsync(GraphCall call, GraphReply reply, string? fault)
    {
        var traceId = random.NextTraceId();
        var response = call.Http.Response;
        response.StatusCode = reply.Error?.Status ?? 200;
        response.ContentType = "application/json; charset=UTF-8";
        response.Headers["facebook-api-version"] = VersionOf(call);
        response.Headers["x-fb-trace-id"] = traceId;
        var count = Interlocked.Increment(ref calls) % 100;
        response.Headers["x-app-usage"] = $$"""{"call_count":{{count}},"total_cputime":1,"total_time":1}""";
        if (WabaOf(call) is { } waba)
        {
            response.Headers["x-business-use-case-usage"] =
                $$"""{"{{waba}}":[{"type":"whatsapp","call_count":{{count}},"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}""";
        }

        if (reply.File is { } file)
        {
            await AnswerFileAsync(call, file, fault);
            return;
        }

        var body = AsciiJson.Serialize(reply.Error?.ToJson(traceId) ?? reply.Body ?? new JsonObject());
        response.ContentLength = body.Length;

        // Written down before the caller can know, so that a test finds it in the log at once.
        Write(call, response.StatusCode, fault);
        await response.Body.WriteAsync(body, call.Http.RequestAborted);
    }

    private async Task AnswerFileAsync(GraphCall call, MediaFile file, string? fault)
    {
        Write(call, 200, fault);
        call.Http.Response.ContentType = file.MimeType;
        call.Http.Response.ContentLength = file.Size;
        await call.Http.Response.SendFileAsync(file.Path, 0, file.Size, call.Http.RequestAborted);
    }

    private void Write(GraphCall call, int? status, string? fault)
    {
        var request = call.Http.Request;
        log.Entries.Add(new RequestRecord(
            request.Method,
            request.Path,
            request.QueryString.ToString(),
            request.Headers.ToDictionary(x => x.Key, x => x.Value.ToString()),
            System.Text.Encoding.UTF8.GetString(call.Body),
            status,
            fault,
            clock.UtcNow));
    }

    private string? WabaOf(GraphCall call) =>
        world.Numbers.TryGetValue(call.Object, out var number) ? number.WabaId : world.Wabas.ContainsKey(call.Object) ? call.Object : null;

    private static string VersionOf(GraphCall call)
    {
        var path = call.Http.Request.Path.Value!;
        return path.StartsWith("/v", StringComparison.Ordinal) && path.IndexOf('/', 1) is > 0 and var end && char.IsAsciiDigit(path[2])
            ? path[1..end]
            : "v25.0";
    }
}

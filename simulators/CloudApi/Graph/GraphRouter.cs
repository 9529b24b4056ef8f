using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary>Finds the endpoint of a request, after the caller's token was judged.</summary>
internal sealed class GraphRouter(
    SimWorld world,
    SimRandom random,
    GraphAuth auth,
    TokenEndpoints tokens,
    MessagesEndpoint messages,
    ObjectEndpoints objects)
{
    public async Task<GraphReply> RouteAsync(GraphCall call)
    {
        if (call.IsDownload && HttpMethods.IsGet(call.Method))
        {
            return objects.Media.Download(call);
        }

        var (token, refusal) = auth.Authenticate(call);
        if (token is null)
        {
            return refusal!;
        }

        return (call.Method, call.Segments.Length, call.Edge) switch
        {
            ("GET", 1, _) when call.Object == "debug_token" => tokens.Debug(call),
            ("POST", 1, _) when call.IsUploadSession => await objects.Uploads.ContinueAsync(call),
            ("GET", 1, _) when call.IsUploadSession => objects.Uploads.Get(call),
            ("POST", 2, "uploads") when world.Apps.ContainsKey(call.Object) => objects.Uploads.Open(call),
            ("GET" or "POST" or "DELETE", 1, _) => await ObjectAsync(call, token),
            ("POST", 2, "media") when world.Numbers.TryGetValue(call.Object, out var number) => await objects.Media.UploadAsync(call, token, number),
            ("POST", 2, "messages") => world.Numbers.TryGetValue(call.Object, out var number)
                ? await messages.HandleAsync(call, token, number, random)
                : GraphError.UnknownObject(call.Object, call.Verb),
            ("GET", 2, "phone_numbers") => OfAccount(call, waba => objects.Accounts.PhoneNumbers(call, token, waba)),
            ("GET" or "POST" or "DELETE", 2, "message_templates") => OfAccount(call, waba => objects.Templates.OfAccount(call, token, waba)),
            ("POST", 2, "unpause") when world.Templates.ById(call.Object) is { } template => objects.Templates.Unpause(token, template),
            ("GET" or "POST" or "DELETE", 2, "subscribed_apps") => world.Wabas.TryGetValue(call.Object, out var waba)
                ? await objects.Accounts.SubscribedAppsAsync(call, token, waba)
                : GraphError.UnknownObject(call.Object, call.Verb),
            ("POST", 2, "subscriptions") when world.Apps.TryGetValue(call.Object, out var app) => await objects.Apps.SubscribeAsync(call, token, app),
            _ => Unsupported(call),
        };
    }

    private async Task<GraphReply> ObjectAsync(GraphCall call, SimToken token)
    {
        if (world.Media.Find(call.Object) is { } file && !HttpMethods.IsPost(call.Method))
        {
            return HttpMethods.IsGet(call.Method) ? objects.Media.Get(call, token, file) : objects.Media.Delete(call, token, file);
        }

        if (world.Templates.ById(call.Object) is { } template && !HttpMethods.IsDelete(call.Method))
        {
            return objects.Templates.One(call, token, template);
        }

        if (world.Numbers.TryGetValue(call.Object, out var number) && !HttpMethods.IsDelete(call.Method))
        {
            return HttpMethods.IsGet(call.Method) ? objects.Numbers.Get(call, token, number) : await objects.Numbers.PostAsync(call, token, number);
        }

        return HttpMethods.IsGet(call.Method) && world.Wabas.TryGetValue(call.Object, out var waba)
            ? AccountEndpoints.Get(call, token, waba)
            : GraphError.UnknownObject(call.Object, call.Verb);
    }

    private GraphReply OfAccount(GraphCall call, Func<SimWaba, GraphReply> answer) =>
        world.Wabas.TryGetValue(call.Object, out var waba) ? answer(waba) : GraphError.UnknownObject(call.Object, call.Verb);

    private static GraphReply Unsupported(GraphCall call) => GraphError.UnknownObject(call.Object, call.Verb) with { Http = 404 };
}

/// <summary>The endpoints that read and change objects.</summary>
internal sealed record ObjectEndpoints(
    NumberEndpoints Numbers, AccountEndpoints Accounts, AppEndpoints Apps, MediaEndpoints Media, TemplateEndpoints Templates, UploadSessions Uploads);

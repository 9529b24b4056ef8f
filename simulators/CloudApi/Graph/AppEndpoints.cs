using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Graph;

/// <summary><c>POST /{app-id}/subscriptions</c>: the default callback address of an app, after it proved itself.</summary>
internal sealed class AppEndpoints(Handshake handshake)
{
    public async Task<GraphReply> SubscribeAsync(GraphCall call, SimToken token, SimApp app)
    {
        if (!token.IsAppToken || token.AppId != app.Id)
        {
            return GraphError.NoPermission("This method must be called with an app access token");
        }

        if (call.Param("object") != "whatsapp_business_account")
        {
            return GraphError.Parameter("Param object must be whatsapp_business_account");
        }

        if (call.Param("callback_url") is not { Length: > 0 } url || call.Param("verify_token") is not { Length: > 0 } verifyToken)
        {
            return GraphError.Parameter("The parameters callback_url and verify_token are required.");
        }

        if (await handshake.VerifyAsync(url, verifyToken, call.Http.RequestAborted) is { } failure)
        {
            return failure;
        }

        (app.CallbackUrl, app.VerifyToken) = (url, verifyToken);
        return GraphReply.Success;
    }
}

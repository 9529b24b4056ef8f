using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Media;

/// <summary>The resumable upload: the only way to a handle, which the example of a template's header needs.</summary>
internal sealed class UploadSessions(SimWorld world, SimRandom random)
{
    private static readonly string[] Types = ["application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"];
    private readonly ConcurrentDictionary<string, Session> sessions = new();

    public GraphReply Open(GraphCall call)
    {
        if (!long.TryParse(call.Param("file_length") ?? call.Json?["file_length"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length is 0 or > MediaRules.MaxBytes)
        {
            return GraphError.Parameter("The parameter file_length is required and must be the size of the file in bytes.");
        }

        if (call.Param("file_type") is not { } type || !Types.Contains(type))
        {
            return GraphError.Parameter($"Param file_type must be one of {{{string.Join(", ", Types)}}}");
        }

        var session = new Session($"upload:{random.NextDigits(20)}", length);
        sessions[session.Id] = session;
        return new GraphReply(new JsonObject { ["id"] = session.Id });
    }

    /// <summary>Bytes from the offset the session has reached; the last of them give the handle.</summary>
    public async Task<GraphReply> ContinueAsync(GraphCall call)
    {
        if (!sessions.TryGetValue(call.Object, out var session))
        {
            return GraphError.UnknownObject(call.Object, call.Verb);
        }

        var bytes = await world.Media.WriteAsync(call.Http.Request.Body, call.Http.RequestAborted);
        if (bytes is not null)
        {
            MediaStore.Discard(bytes);
        }

        var offset = call.Http.Request.Headers["file_offset"].ToString();
        if (offset != session.Offset.ToString(CultureInfo.InvariantCulture) || bytes is null || session.Offset + bytes.Size > session.Length)
        {
            return GraphError.Parameter($"The header file_offset must be {session.Offset}, and the file may have {session.Length} bytes.");
        }

        session.Offset += bytes.Size;
        return session.Offset == session.Length
            ? new GraphReply(new JsonObject { ["h"] = "4::sim" + Convert.ToHexStringLower(bytes.Sha256)[..24] })
            : Describe(session);
    }

    public GraphReply Get(GraphCall call) =>
        sessions.TryGetValue(call.Object, out var session) ? Describe(session) : GraphError.UnknownObject(call.Object, call.Verb);

    private static GraphReply Describe(Session session) => new(new JsonObject { ["id"] = session.Id, ["file_offset"] = session.Offset });

    private sealed record Session(string Id, long Length)
    {
        public long Offset { get; set; }
    }
}

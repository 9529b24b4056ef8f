using Taktchat.Channels.Contracts;
using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Messages.Contracts;

namespace Taktchat.Messages.Reads;

/// <summary>The file of a message as the screen shows it.</summary>
internal sealed class MediaViews(IFileLinks links)
{
    /// <summary>From the columns of <see cref="MessageRows"/>; null for what carries no file.</summary>
    public MessageMedia? View(SqlRow row, MessageContent? content, string language)
    {
        if (row.IsNull(33))
        {
            return null;
        }

        var state = (MediaState)row.GetInt(33);
        if (row.GetGuidOrNull(36) is not { } id)
        {
            return new(state, null, content?.Remote?.FileName, content?.Remote?.MimeType, null, null, null, null, null, null,
                state == MediaState.Failed ? MessageRows.ErrorOf(row.GetInt(34), null, language) : null);
        }

        var (company, file) = (new CompanyId(row.GetGuid(35)), new FileId(id));
        return new(state, id, row.GetString(37), row.GetString(38), row.GetLong(39), Number(row, 40), Number(row, 41), Number(row, 42),
            links.Url(company, file, FileVariant.Original),
            row.GetInt(43) != 0 ? links.Url(company, file, FileVariant.Thumbnail) : null, null);
    }

    /// <summary>Of a message that has just come in and whose file is still at the provider.</summary>
    public static MessageMedia? Waiting(MessageContent? content) => content?.Remote is not { } remote ? null
        : new(MediaState.Waiting, null, remote.FileName, remote.MimeType, null, null, null, null, null, null, null);

    private static int? Number(SqlRow row, int column) => row.IsNull(column) ? null : row.GetInt(column);
}

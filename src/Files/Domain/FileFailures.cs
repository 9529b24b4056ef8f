using System.Globalization;
using Taktchat.Kernel;

namespace Taktchat.Files.Domain;

/// <summary>Why a file is not taken.</summary>
internal static class FileFailures
{
    public static readonly Failure Empty = Failure.Unprocessable("file.empty",
        "O arquivo está vazio.", "The file is empty.", "El archivo está vacío.");

    public static readonly Failure KindRefused = Failure.Unprocessable("file.kind_refused",
        "Arquivos deste tipo não podem ser enviados: programas, scripts e páginas podem fazer mal a quem os abre.",
        "Files of this kind cannot be sent: programs, scripts and pages can harm whoever opens them.",
        "Los archivos de este tipo no se pueden enviar: programas, scripts y páginas pueden dañar a quien los abre.");

    public static readonly Failure TooManyPixels = Failure.Unprocessable("file.too_many_pixels",
        "A imagem tem pixels demais. Reduza para no máximo 40 megapixels.",
        "The image has too many pixels. Reduce it to at most 40 megapixels.",
        "La imagen tiene demasiados píxeles. Redúzcala a 40 megapíxeles como máximo.");

    public static readonly Failure BrokenImage = Failure.Unprocessable("file.broken_image",
        "A imagem está danificada e não pode ser aberta.", "The image is damaged and cannot be opened.",
        "La imagen está dañada y no se puede abrir.");

    public static readonly Failure NotAnImage = Failure.Unprocessable("file.not_an_image",
        "Escolha uma imagem JPEG, PNG, GIF ou WebP.", "Choose a JPEG, PNG, GIF or WebP image.",
        "Elija una imagen JPEG, PNG, GIF o WebP.");

    public static readonly Failure NotASticker = Failure.Unprocessable("file.not_a_sticker",
        "Uma figurinha precisa ser uma imagem WebP de até 512 KB.", "A sticker has to be a WebP image of at most 512 KB.",
        "Un sticker tiene que ser una imagen WebP de hasta 512 KB.");

    public static readonly Failure NotAVoice = Failure.Unprocessable("file.not_a_voice",
        "Não foi possível ler esta gravação de voz.", "This voice recording could not be read.",
        "No se pudo leer esta grabación de voz.");

    public static readonly Failure NoConverter = Failure.Unprocessable("file.no_converter",
        "Este áudio precisa ser convertido, e o ffmpeg não está instalado no servidor. Envie-o como arquivo de áudio.",
        "This audio would have to be converted, and ffmpeg is not installed on the server. Send it as an audio file.",
        "Este audio tendría que convertirse, y ffmpeg no está instalado en el servidor. Envíelo como archivo de audio.");

    /// <summary>Says the limit.</summary>
    public static Failure TooBig(long limit)
    {
        var size = limit >= 1024 * 1024
            ? (limit / (1024 * 1024)).ToString(CultureInfo.InvariantCulture) + " MB"
            : (limit / 1024).ToString(CultureInfo.InvariantCulture) + " KB";
        return new("file.too_big", 413, new(
            $"O arquivo é grande demais: o limite é {size}.", $"The file is too big: the limit is {size}.",
            $"El archivo es demasiado grande: el límite es {size}."))
        { Extensions = new Dictionary<string, object?> { ["maxBytes"] = limit } };
    }
}

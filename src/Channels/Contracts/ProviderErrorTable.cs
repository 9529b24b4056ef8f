using Taktchat.Kernel;

namespace Taktchat.Channels.Contracts;

/// <summary>The rows of <see cref="ProviderErrors"/>: one line a family of codes that ask the same of us and of people.</summary>
internal static class ProviderErrorTable
{
    /// <summary>A code of a later version of the API.</summary>
    public static readonly ProviderError Unknown = Make(int.MinValue, Reaction.Bug,
        new("O WhatsApp recusou a mensagem.", "WhatsApp refused the message.", "WhatsApp rechazó el mensaje."),
        new("Revise a mensagem e tente de novo. Se continuar, fale com o administrador.",
            "Review the message and try again. If it goes on, talk to the administrator.",
            "Revise el mensaje e intente de nuevo. Si continúa, hable con el administrador."));

    private static readonly Words RetryAdvice = new(
        "Tente de novo em alguns minutos.", "Try again in a few minutes.", "Intente de nuevo en unos minutos.");

    private static readonly Words AdminAdvice = new(
        "Peça ao administrador para abrir Conexões e corrigir a conexão.",
        "Ask the administrator to open Connections and mend this connection.",
        "Pida al administrador que abra Conexiones y corrija la conexión.");

    private static readonly Words MetaAdvice = new(
        "O administrador precisa resolver isto na Meta Business; a conexão volta sozinha depois.",
        "The administrator has to settle this in Meta Business; the connection then comes back by itself.",
        "El administrador debe resolverlo en Meta Business; la conexión vuelve sola después.");

    private static readonly Words TemplateAdvice = new(
        "Escolha outro modelo ou peça ao administrador para corrigi-lo na Meta.",
        "Choose another template or ask the administrator to mend it at Meta.",
        "Elija otra plantilla o pida al administrador que la corrija en Meta.");

    private static readonly Words ContactAdvice = new(
        "Fale com o cliente por outro meio.", "Reach the customer in another way.", "Comuníquese con el cliente por otro medio.");

    private static readonly Words EditAdvice = new(
        "Corrija a mensagem e envie de novo.", "Correct the message and send it again.", "Corrija el mensaje y envíelo de nuevo.");

    public static IEnumerable<ProviderError> Rows =>
        [.. Ours(), .. OursOfContent(), .. Access(), .. Transient(), .. Limits(), .. Customer(), .. Content(), .. Templates(), .. Numbers()];

    private static IEnumerable<ProviderError> Ours() =>
    [
        Make(ProviderErrors.ConnectionStopped, Reaction.NumberStop,
            new("A conexão está parada.", "The connection is stopped.", "La conexión está detenida."),
            new("Inicie a conexão em Conexões: o que espera sai em seguida.", "Start it in Connections: what waits is sent then.",
                "Inicie la conexión en Conexiones: lo que espera sale enseguida.")),
        Make(ProviderErrors.ConnectionDeleted, Reaction.Bug,
            new("A conexão foi excluída antes do envio.", "The connection was deleted before sending.", "La conexión se eliminó antes del envío."),
            new("Escreva ao cliente por outra conexão.", "Write to the customer through another connection.",
                "Escriba al cliente por otra conexión.")),
        Make(ProviderErrors.Unreachable, Reaction.Retry,
            new("Não foi possível falar com o WhatsApp.", "WhatsApp could not be reached.", "No fue posible conectar con WhatsApp."),
            new("Verifique a internet do servidor e tente de novo.", "Check the server's internet connection and try again.",
                "Verifique la internet del servidor e intente de nuevo.")),
        Make(ProviderErrors.TokenMissing, Reaction.Auth,
            new("O Access Token desta conexão não está disponível.", "This connection's access token is not available.",
                "El Access Token de esta conexión no está disponible."), AdminAdvice),
        Make(ProviderErrors.OutcomeUnknown, Reaction.Bug,
            new("Não sabemos se o cliente recebeu.", "We do not know whether the customer got it.", "No sabemos si el cliente lo recibió."),
            new("Se tentar de novo, o cliente pode receber duas vezes. Confirme antes, se puder.",
                "If you try again the customer may get it twice. Make sure first, if you can.",
                "Si reintenta, el cliente puede recibirlo dos veces. Confirme antes, si puede.")),
        Make(ProviderErrors.UnknownTransient, Reaction.Retry,
            new("O WhatsApp está com problemas agora.", "WhatsApp is in trouble right now.", "WhatsApp tiene problemas ahora."),
            RetryAdvice, tries: 3),
    ];

    private static IEnumerable<ProviderError> OursOfContent() =>
    [
        Make(ProviderErrors.WindowClosed, Reaction.Template,
            new("A janela de 24 horas fechou antes do envio.", "The 24-hour window closed before sending.",
                "La ventana de 24 horas se cerró antes del envío."),
            new("Envie um modelo aprovado; quando o cliente responder, a janela abre de novo.",
                "Send an approved template; the window opens again when the customer answers.",
                "Envíe una plantilla aprobada; la ventana se abre de nuevo cuando el cliente responda.")),
        Make(ProviderErrors.MediaGone, Reaction.Bug,
            new("O arquivo não está mais disponível no WhatsApp.", "The file is no longer available at WhatsApp.",
                "El archivo ya no está disponible en WhatsApp."),
            new("Peça ao cliente para enviar o arquivo de novo.", "Ask the customer to send the file again.",
                "Pida al cliente que envíe el archivo de nuevo.")),
        Make(ProviderErrors.MediaTooBig, Reaction.Bug,
            new("O arquivo passa de 100 MB.", "The file is larger than 100 MB.", "El archivo supera los 100 MB."),
            new("Peça um arquivo menor ou um link.", "Ask for a smaller file or a link.", "Pida un archivo menor o un enlace.")),
        Make(ProviderErrors.FileUnreadable, Reaction.Retry,
            new("O arquivo não pôde ser lido ou guardado no servidor.", "The file could not be read or kept on the server.",
                "El archivo no se pudo leer o guardar en el servidor."),
            new("Tente de novo; se continuar, o administrador precisa ver o espaço em disco.",
                "Try again; if it goes on, the administrator has to look at the disk space.",
                "Intente de nuevo; si continúa, el administrador debe revisar el espacio en disco.")),
        Make(ProviderErrors.NotSupported, Reaction.Bug,
            new("Este canal não tem este tipo de mensagem, ou o arquivo é grande demais para ele.",
                "This channel does not have this type of message, or the file is too big for it.",
                "Este canal no tiene este tipo de mensaje, o el archivo es demasiado grande para él."), EditAdvice),
        Make(ProviderErrors.TargetMissing, Reaction.Bug,
            new("A mensagem citada não existe mais no WhatsApp.", "The message it speaks of is not known to WhatsApp.",
                "El mensaje citado no existe en WhatsApp."), EditAdvice),
    ];

    private static IEnumerable<ProviderError> Access() =>
    [
        .. Each([0, 104, 190], Reaction.Auth, new(
            "O Access Token da conexão não vale mais.", "The connection's access token is no longer valid.",
            "El Access Token de la conexión ya no vale."), AdminAdvice),
        .. Each([3, 10, 200, 131005], Reaction.Auth, new(
            "O Access Token não tem permissão para enviar.", "The access token is not allowed to send.",
            "El Access Token no tiene permiso para enviar."), AdminAdvice),
    ];

    private static IEnumerable<ProviderError> Transient()
    {
        var trouble = new Words("O WhatsApp está fora do ar no momento.", "WhatsApp is unavailable at the moment.",
            "WhatsApp no está disponible en este momento.");
        return
        [
            .. Each([2, 131016, 133004], Reaction.Retry, trouble, RetryAdvice),
            .. Each([1, 131000], Reaction.Retry, trouble, RetryAdvice, tries: 3),
            Make(135000, Reaction.Retry, trouble, RetryAdvice, tries: 2),
            .. Each([131057, 2494100], Reaction.Retry, new(
                "O número está em manutenção no WhatsApp.", "The number is in maintenance at WhatsApp.",
                "El número está en mantenimiento en WhatsApp."), RetryAdvice, first: 30, max: 120),
            Make(134101, Reaction.Retry, new("O modelo ainda está sendo preparado pela Meta.", "Meta is still preparing the template.",
                "Meta todavía está preparando la plantilla."), RetryAdvice, first: 60, max: 600),
        ];
    }

    private static IEnumerable<ProviderError> Limits() =>
    [
        .. Each([4, 17, 613, 80007, 130429], Reaction.Slow, new(
            "Mensagens demais em pouco tempo por este número.", "Too many messages in a short time through this number.",
            "Demasiados mensajes en poco tiempo por este número."), RetryAdvice, max: 60),
        Make(131056, Reaction.Pair, new(
            "Mensagens demais em pouco tempo para este cliente.", "Too many messages in a short time to this customer.",
            "Demasiados mensajes en poco tiempo a este cliente."),
            new("Espere um minuto e tente de novo.", "Wait a minute and try again.", "Espere un minuto e intente de nuevo."), first: 4, max: 64),
        .. Each([131048, 131064], Reaction.Contact, new(
            "O WhatsApp limitou os envios deste número por qualidade.", "WhatsApp limited this number's sending for quality.",
            "WhatsApp limitó los envíos de este número por calidad."),
            new("Responda só a quem escreveu e pare campanhas por um dia.", "Answer only those who wrote, and stop campaigns for a day.",
                "Responda solo a quien escribió y detenga campañas por un día.")),
        .. Each([132069, 133016, 139102, 139103], Reaction.Bug, new(
            "O limite da Meta para esta ação foi atingido.", "Meta's limit for this action was reached.",
            "Se alcanzó el límite de Meta para esta acción."), RetryAdvice),
    ];

    private static IEnumerable<ProviderError> Customer() =>
    [
        Make(131026, Reaction.Contact, new(
            "O cliente não pode receber: talvez o número não tenha WhatsApp.", "The customer cannot receive it: the number may have no WhatsApp.",
            "El cliente no puede recibirlo: quizá el número no tenga WhatsApp."),
            new("Confira o número com o cliente.", "Check the number with the customer.", "Confirme el número con el cliente.")),
        Make(131047, Reaction.Template, new(
            "Passaram-se 24 horas desde a última mensagem do cliente.", "More than 24 hours have passed since the customer last wrote.",
            "Pasaron más de 24 horas desde el último mensaje del cliente."),
            new("Envie um modelo aprovado ou espere o cliente escrever.", "Send an approved template, or wait for the customer to write.",
                "Envíe una plantilla aprobada o espere a que el cliente escriba.")),
        .. Each([131049, 130472], Reaction.Contact, new(
            "O WhatsApp não entrega marketing a este cliente agora.", "WhatsApp does not deliver marketing to this customer now.",
            "WhatsApp no entrega marketing a este cliente ahora."),
            new("Não insista antes de 24 horas.", "Do not insist before 24 hours have passed.", "No insista antes de 24 horas.")),
        Make(131050, Reaction.Contact, new(
            "O cliente pediu para não receber mensagens de marketing.", "The customer asked not to get marketing messages.",
            "El cliente pidió no recibir mensajes de marketing."), ContactAdvice),
        Make(130403, Reaction.Contact, new(
            "Este cliente está bloqueado por vocês no WhatsApp.", "You have blocked this customer on WhatsApp.",
            "Ustedes bloquearon a este cliente en WhatsApp."),
            new("Desbloqueie o cliente para voltar a escrever.", "Unblock the customer to write again.", "Desbloquee al cliente para volver a escribir.")),
        Make(130497, Reaction.Contact, new(
            "A empresa não pode enviar para este país.", "The company may not send to this country.", "La empresa no puede enviar a este país."),
            ContactAdvice),
        Make(131021, Reaction.Contact, new(
            "O destino é o próprio número da empresa.", "The recipient is the company's own number.", "El destino es el propio número de la empresa."),
            new("Escolha outro contato.", "Choose another contact.", "Elija otro contacto.")),
        Make(131030, Reaction.Bug, new(
            "Este número de teste só envia a números cadastrados na Meta.", "This test number sends only to numbers registered at Meta.",
            "Este número de prueba solo envía a números registrados en Meta."), MetaAdvice),
        Make(131062, Reaction.Contact, new(
            "Este cliente esconde o telefone, e esta mensagem precisa dele.", "This customer hides the phone number, which this message needs.",
            "Este cliente oculta su teléfono, y este mensaje lo necesita."),
            new("Peça o número ao cliente.", "Ask the customer for the number.", "Pida el número al cliente.")),
        Make(137000, Reaction.Contact, new(
            "A identidade do cliente mudou no WhatsApp.", "The customer's identity on WhatsApp has changed.",
            "La identidad del cliente en WhatsApp cambió."),
            new("Confirme com o cliente que é ele mesmo.", "Make sure that it is the customer.", "Confirme con el cliente que es él.")),
        .. Each([139100, 139101], Reaction.Contact, new(
            "O bloqueio deste cliente não pôde ser mudado.", "This customer's block could not be changed.",
            "El bloqueo de este cliente no pudo cambiarse."), RetryAdvice),
    ];

    private static IEnumerable<ProviderError> Content() =>
    [
        .. Each([100, 803, 131008, 131009], Reaction.Bug, new(
            "O WhatsApp não aceita esta mensagem como ela está.", "WhatsApp does not accept this message as it is.",
            "WhatsApp no acepta este mensaje tal como está."), EditAdvice),
        Make(131051, Reaction.Bug, new("Este tipo de mensagem não é aceito.", "This type of message is not accepted.",
            "Este tipo de mensaje no se acepta."), EditAdvice),
        .. Each([131052, 131053], Reaction.Bug, new("O arquivo não pôde ser processado.", "The file could not be processed.",
            "El archivo no pudo procesarse."),
            new("Envie o arquivo em outro formato ou menor.", "Send the file in another format, or smaller.", "Envíe el archivo en otro formato o más pequeño.")),
        Make(131060, Reaction.Bug, new("Esta mensagem não está disponível.", "This message is not available.", "Este mensaje no está disponible."),
            ContactAdvice),
        .. Each([131055, 131063, 134100, 134102], Reaction.Bug, new(
            "Marketing não está liberado desta forma para esta conta.", "Marketing is not available in this way for this account.",
            "El marketing no está habilitado de esta forma para esta cuenta."), MetaAdvice),
    ];

    private static IEnumerable<ProviderError> Templates() =>
    [
        .. Each([132000, 132012, 132018, 132008], Reaction.TemplateStop, new(
            "As variáveis não combinam com o modelo.", "The variables do not match the template.", "Las variables no coinciden con la plantilla."),
            TemplateAdvice),
        .. Each([132001, 141002], Reaction.TemplateStop, new(
            "O modelo não existe neste idioma ou não está aprovado.", "The template does not exist in this language or is not approved.",
            "La plantilla no existe en este idioma o no está aprobada."), TemplateAdvice),
        Make(132005, Reaction.Bug, new("O texto do modelo ficou longo demais.", "The template's text became too long.",
            "El texto de la plantilla quedó demasiado largo."), EditAdvice),
        .. Each([132007, 132068], Reaction.TemplateStop, new("O conteúdo do modelo foi bloqueado pela Meta.", "Meta blocked the template's content.",
            "Meta bloqueó el contenido de la plantilla."), TemplateAdvice),
        .. Each([132015, 132016], Reaction.TemplateStop, new("O modelo foi pausado ou desativado pela Meta.", "Meta paused or disabled the template.",
            "Meta pausó o desactivó la plantilla."), TemplateAdvice),
    ];

    private static IEnumerable<ProviderError> Numbers() =>
    [
        .. Each([33, 131045, 133010, 133006, 133000, 133015], Reaction.NumberStop, new(
            "O número desta conexão não está registrado no WhatsApp.", "This connection's number is not registered at WhatsApp.",
            "El número de esta conexión no está registrado en WhatsApp."), MetaAdvice),
        .. Each([368, 131031], Reaction.NumberStop, new(
            "A conta do WhatsApp foi restringida pela Meta.", "Meta restricted the WhatsApp account.",
            "Meta restringió la cuenta de WhatsApp."), MetaAdvice),
        Make(131037, Reaction.NumberStop, new("O nome de exibição do número ainda não foi aprovado.",
            "The number's display name is not approved yet.", "El nombre visible del número aún no fue aprobado."), MetaAdvice),
        .. Each([131042, 134011], Reaction.NumberStop, new("Há um problema de pagamento na conta da Meta.",
            "There is a payment problem with the Meta account.", "Hay un problema de pago en la cuenta de Meta."), MetaAdvice),
        .. Each([133005, 133008, 133009], Reaction.NumberStop, new("O PIN do número não confere.", "The number's PIN does not match.",
            "El PIN del número no coincide."), MetaAdvice),
        .. Each([147001, 147002, 147003, 147004, 147005], Reaction.Bug, new("O nome de usuário do número tem um problema.",
            "There is a problem with the number's username.", "Hay un problema con el nombre de usuario del número."), MetaAdvice),
        .. Each([2593107, 2593108, 2593109], Reaction.Bug, new("O histórico do telefone não pôde ser trazido.",
            "The phone's history could not be brought over.", "El historial del teléfono no pudo traerse."), MetaAdvice),
    ];

    private static IEnumerable<ProviderError> Each(
        int[] codes, Reaction reaction, Words title, Words advice, int tries = 5, int first = 1, int max = 30) =>
        codes.Select(x => Make(x, reaction, title, advice, tries, first, max));

    private static ProviderError Make(
        int code, Reaction reaction, Words title, Words advice, int tries = 5, int first = 1, int max = 30) =>
        new(code, reaction, title, advice, tries, TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(max));
}

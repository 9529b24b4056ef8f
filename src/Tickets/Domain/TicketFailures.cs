using Taktchat.Kernel;

namespace Taktchat.Tickets.Domain;

/// <summary>Why a ticket cannot do what is asked of it.</summary>
internal static class TicketFailures
{
    public static readonly Failure Changed = Failure.Conflict("ticket.changed",
        "Este ticket acabou de mudar. Veja como ele está agora.",
        "This ticket has just changed. See how it is now.",
        "Este ticket acaba de cambiar. Vea cómo está ahora.");

    public static readonly Failure NotPending = Failure.Conflict("ticket.not_pending",
        "Este ticket não está mais aguardando: outra pessoa já o pegou ou ele foi finalizado.",
        "This ticket is no longer waiting: somebody took it or it was closed.",
        "Este ticket ya no está esperando: otra persona lo tomó o fue finalizado.");

    public static readonly Failure AlreadyActive = Failure.Conflict("ticket.already_active",
        "Este cliente já tem um ticket ativo nesta conexão.", "This customer already has an active ticket on this connection.",
        "Este cliente ya tiene un ticket activo en esta conexión.");

    public static readonly Failure NotOpen = Failure.Conflict("ticket.not_open",
        "Este ticket não está em atendimento.", "This ticket is not open.", "Este ticket no está en atención.");

    public static readonly Failure AlreadyClosed = Failure.Conflict("ticket.already_closed",
        "Este ticket já foi finalizado.", "This ticket is already closed.", "Este ticket ya fue finalizado.");

    public static readonly Failure NotClosed = Failure.Conflict("ticket.not_closed",
        "Este ticket não está finalizado.", "This ticket is not closed.", "Este ticket no está finalizado.");

    public static readonly Failure OtherActive = Failure.Conflict("ticket.other_active",
        "Este cliente já tem outro ticket ativo nesta conexão.",
        "This customer already has another active ticket on this connection.",
        "Este cliente ya tiene otro ticket activo en esta conexión.");
}

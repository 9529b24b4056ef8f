using Taktchat.Kernel;

namespace Taktchat.Tenancy.SignIn;

/// <summary>Refusals of sign-in, set-up and user administration.</summary>
internal static class TenancyFailures
{
    public static readonly Failure SetupDone = Failure.Conflict("setup.done",
        "Esta instalação já foi configurada. Entre com o seu e-mail e senha.",
        "This installation has already been set up. Sign in with your e-mail and password.",
        "Esta instalación ya fue configurada. Inicie sesión con su correo y contraseña.");

    /// <summary>One answer for an unknown address, a wrong password, a locked or inactive account.</summary>
    public static readonly Failure InvalidCredentials = new("auth.invalid_credentials", 401, new(
        "E-mail ou senha não conferem. Depois de muitas tentativas, aguarde 15 minutos.",
        "E-mail or password do not match. After many attempts, wait 15 minutes.",
        "El correo o la contraseña no coinciden. Tras muchos intentos, espere 15 minutos."));

    public static readonly Failure TooManyAttempts = new("auth.too_many_attempts", 429, new(
        "Muitas tentativas. Aguarde um instante.", "Too many attempts. Please wait a moment.",
        "Demasiados intentos. Espere un momento."));

    public static readonly Failure SessionExpired = new("auth.session_expired", 401, new(
        "Sua sessão terminou. Entre novamente.", "Your session has ended. Please sign in again.",
        "Su sesión terminó. Inicie sesión de nuevo."));

    public static readonly Failure EmailTaken = Failure.Conflict("user.email_taken",
        "Este e-mail já está em uso.", "This e-mail address is already in use.", "Este correo ya está en uso.");

    public static readonly Failure LastAdmin = Failure.Conflict("user.last_admin",
        "A empresa precisa de pelo menos um administrador ativo.", "The company needs at least one active administrator.",
        "La empresa necesita al menos un administrador activo.");

    public static readonly Failure Self = Failure.Conflict("user.self",
        "Você não pode mudar o seu próprio perfil nem se desativar.", "You cannot change your own role or deactivate yourself.",
        "No puede cambiar su propio perfil ni desactivarse.");

    public static readonly Words WrongPassword = new(
        "A senha atual não confere. Depois de muitas tentativas, aguarde 15 minutos.",
        "The current password does not match. After many attempts, wait 15 minutes.",
        "La contraseña actual no coincide. Tras muchos intentos, espere 15 minutos.");

    public static readonly Failure Changed = Failure.Conflict("user.changed",
        "Este usuário acabou de mudar. Veja como ele está agora.", "This user has just changed. See how it is now.",
        "Este usuario acaba de cambiar. Vea cómo está ahora.");
}

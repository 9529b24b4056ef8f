namespace Taktchat.Tenancy.Contracts;

/// <summary>The keys that routes ask for. A role is a set of them (docs/permissions.md has the table).</summary>
public static class Permissions
{
    public static class Tickets
    {
        public const string View = "tickets.view";

        /// <summary>Accept, return, close, reopen, mark as seen.</summary>
        public const string Update = "tickets.update";
        public const string Create = "tickets.create";

        /// <summary>With its messages and files, for good.</summary>
        public const string Delete = "tickets.delete";
    }

    public static class Messages
    {
        public const string View = "messages.view";
        public const string Send = "messages.send";
    }

    public static class Contacts
    {
        public const string View = "contacts.view";
        public const string Edit = "contacts.edit";
    }

    public static class Connections
    {
        public const string View = "connections.view";
        public const string Manage = "connections.manage";
    }

    public static class Queues
    {
        public const string View = "queues.view";
        public const string Manage = "queues.manage";
    }

    public static class Users
    {
        public const string View = "users.view";
        public const string Manage = "users.manage";
    }

    public static class Settings
    {
        public const string View = "settings.view";
        public const string Manage = "settings.manage";
    }

    /// <summary>Who did what in the company.</summary>
    public static class Audit
    {
        public const string View = "audit.view";
    }

    /// <summary>Events of providers that could not be processed.</summary>
    public static class Events
    {
        public const string View = "events.view";
        public const string Manage = "events.manage";
    }

    public static class Installation
    {
        /// <summary>Only of people who carry <c>isSuperAdmin</c>.</summary>
        public const string Manage = "installation.manage";
    }

    public static readonly IReadOnlyList<string> All =
    [
        Tickets.View, Tickets.Update, Tickets.Create, Tickets.Delete, Messages.View, Messages.Send, Contacts.View, Contacts.Edit,
        Connections.View, Connections.Manage, Queues.View, Queues.Manage, Users.View, Users.Manage, Settings.View,
        Settings.Manage, Audit.View, Events.View, Events.Manage, Installation.Manage,
    ];
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Contacts.Contracts;
using Taktchat.Contacts.Endpoints;
using Taktchat.Contacts.Realtime;
using Taktchat.Contacts.Resolving;
using Taktchat.Kernel;
using Taktchat.Kernel.Events;

namespace Taktchat.Contacts;

/// <summary>Customers and the addresses they are known by. Knows no ticket and no message.</summary>
public static class ContactsModule
{
    public static IServiceCollection AddContacts(this IServiceCollection services) => services
        .AddSingleton<ContactFinder>()
        .AddSingleton<IContactDesk, ContactDesk>()
        .AddSingleton<IContactResolver, ContactResolver>()
        .AddWriteHandler<ResolveContact, ResolveContactHandler>(order: 20)
        .AddAfterCommit<ContactChanged, PushContactChanged>();

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        ListContactsEndpoint.Map(contacts);
        GetContactEndpoint.Map(contacts);
        CreateContactEndpoint.Map(contacts);
        UpdateContactEndpoint.Map(contacts);
    }
}

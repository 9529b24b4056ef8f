using System.Text.Json.Nodes;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>An element of <c>contacts[]</c>: what the business may know about a user.</summary>
internal static class Person
{
    public static JsonObject Describe(SimContact contact, Knobs knobs, SimRandom random, bool withUsername = true)
    {
        var profile = new JsonObject { ["name"] = contact.Name };
        if (withUsername && contact.Username is { } username)
        {
            profile["username"] = username;
        }

        var person = new JsonObject { ["profile"] = profile };
        if (!HidesPhone(contact, knobs, random))
        {
            person["wa_id"] = contact.WaId;
        }

        if (knobs.IncludeBsuid != false || contact.HidesPhone)
        {
            person["user_id"] = contact.UserId;
        }

        return person;
    }

    public static bool HidesPhone(SimContact contact, Knobs knobs, SimRandom random) => contact.HidesPhone || knobs.OmitPhone?.Hits(random) == true;
}

using System.Globalization;
using Taktchat.Load;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var options = Options.Parse(args);
return options.Verb switch
{
    "webhooks" => await WebhookLoad.RunAsync(options),
    "push" => await PushLoad.RunAsync(options),
    "media" => await MediaLoad.RunAsync(options),
    "lists" => await ListLoad.RunAsync(options),
    "floor" => await Floor.RunAsync(options),
    "suite" => await Suite.RunAsync(options),
    _ => Options.Usage(),
};

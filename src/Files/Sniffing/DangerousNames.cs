using System.Collections.Frozen;

namespace Taktchat.Files.Sniffing;

/// <summary>Extensions by which some system runs a file when somebody opens it.</summary>
internal static class DangerousNames
{
    private static readonly FrozenSet<string> Extensions = new[]
    {
        // Windows
        "exe", "com", "scr", "pif", "cpl", "dll", "sys", "ocx", "drv", "msi", "msp", "mst", "msc", "msix", "appx", "appxbundle", "bat", "cmd",
        "ps1", "ps1xml", "psc1", "psm1", "psd1", "vb", "vbe", "vbs", "ws", "wsc", "wsf", "wsh", "js", "jse", "mjs", "hta", "lnk", "url",
        "reg", "inf", "scf", "gadget", "application", "appref-ms", "chm", "hlp", "library-ms", "search-ms", "settingcontent-ms", "xll",
        "diagcab", "iqy", "slk",
        // Other systems
        "sh", "bash", "zsh", "csh", "ksh", "command", "run", "bin", "elf", "desktop", "app", "dmg", "pkg", "deb", "rpm", "apk", "ipa",
        "jar", "jnlp", "class", "py", "pyc", "pyw", "pl", "rb", "php", "lua", "scpt", "action", "workflow",
        // Pages
        "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xsl", "xslt", "swf",
    }.Select(x => "." + x).ToFrozenSet();

    public static bool Has(string extension) => Extensions.Contains(extension);
}

using System.Globalization;
using System.Text;

namespace Taktchat.Kernel;

/// <summary>What names are compared by in searches.</summary>
public static class SearchKeys
{
    /// <summary>"São João" and "sao joao" are the same name to somebody who searches.</summary>
    public static string Of(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }

        return builder.ToString();
    }
}

namespace StdpKernels.Tool.Commands;

/// <summary>Where silos meet, as an address: <c>redis://[[user:]password@]host[:port]</c>, or <c>rediss://</c> encrypted.</summary>
internal static class RedisAddress
{
    private const int DefaultPort = 6379;

    /// <summary>The address as the client of Redis takes it; null if it is none.</summary>
    public static string? TryParse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not ("redis" or "rediss")
            || uri.Host.Length == 0
            || uri.AbsolutePath is not ("" or "/")
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0)
        {
            return null;
        }

        string[] user = uri.UserInfo.Split(':', 2);
        (string name, string password) = user.Length == 2 ? (user[0], user[1]) : ("", user[0]);
        return $"{uri.Host}:{(uri.Port < 0 ? DefaultPort : uri.Port)}"
            + (name.Length > 0 ? $",user={Uri.UnescapeDataString(name)}" : "")
            + (password.Length > 0 ? $",password={Uri.UnescapeDataString(password)}" : "")
            + (uri.Scheme == "rediss" ? ",ssl=true" : "");
    }
}

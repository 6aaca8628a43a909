using System.Security.Cryptography;
using Entente.Domain.Contacts;

namespace Entente.Infrastructure.Contacts;

/// <summary>
/// The instance's key for protected people: a file of its data directory, made at its first use. Servers that share the database share
/// the directory; two that start at once end with the same key.
/// </summary>
internal static class KeyFile
{
    private const string Name = "protected-people.key";

    /// <exception cref="InvalidDataException">The file is there and is no key.</exception>
    public static InstanceKey ReadOrCreate(string dataDirectory)
    {
        var folder = Path.Combine(dataDirectory, "keys");
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            Create(folder, path);
        }
        var secret = File.ReadAllBytes(path);
        return secret.Length == InstanceKey.Bytes
            ? new InstanceKey(secret)
            : throw new InvalidDataException(
                $"{path} is no key of {InstanceKey.Bytes} bytes. Restore it from a backup of the data directory."
            );
    }

    /// <summary>Written aside and moved into place whole; whoever comes second leaves the first one's.</summary>
    private static void Create(string folder, string path)
    {
        var owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, owners);
        var aside = Path.Combine(folder, $"{Name}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var file = new FileStream(aside, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(InstanceKey.Bytes));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}

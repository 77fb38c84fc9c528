using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

// Need says it before anything else is called.
#pragma warning disable CA1416

namespace Fairway.Proof.BlindTokens;

/// <summary>
/// The one operation that .NET does not offer: RSA's private operation on a number as it is, without padding. It goes to the OpenSSL that .NET itself has
/// loaded, whose keys these handles are.
/// </summary>
internal static partial class OpenSsl
{
    private const string Library = "fairway-libcrypto";
    private const int NoPadding = 3;
    private const long Version3 = 0x30000000L;

    static OpenSsl() => NativeLibrary.SetDllImportResolver(typeof(OpenSsl).Assembly, Resolve);

    /// <summary>Says that tokens can't be signed on this machine, where that is so.</summary>
    public static void Need()
    {
        if (OperatingSystem.IsWindows() || SafeEvpPKeyHandle.OpenSslVersion < Version3)
        {
            throw new PlatformNotSupportedException(
                "Signing tokens of upward feedback needs OpenSSL 3 or later: run Fairway on Linux, or on macOS with OpenSSL installed."
            );
        }
    }

    /// <summary>The number raised to the private exponent.</summary>
    public static byte[] RawPrivate(SafeEvpPKeyHandle key, ReadOnlySpan<byte> number)
    {
        var context = EVP_PKEY_CTX_new(key, IntPtr.Zero);
        Check(context != IntPtr.Zero);
        try
        {
            Check(EVP_PKEY_decrypt_init(context) == 1);
            Check(EVP_PKEY_CTX_set_rsa_padding(context, NoPadding) == 1);
            nuint length = 0;
            Check(EVP_PKEY_decrypt(context, [], ref length, number, (nuint)number.Length) == 1);
            var result = new byte[length];
            Check(EVP_PKEY_decrypt(context, result, ref length, number, (nuint)number.Length) == 1);
            return (int)length == result.Length ? result : result[..(int)length];
        }
        finally
        {
            EVP_PKEY_CTX_free(context);
        }
    }

    private static void Check(bool succeeded)
    {
        if (!succeeded)
        {
            throw new CryptographicException("OpenSSL could not carry out the private key's operation.");
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return IntPtr.Zero;
        }
        // Versions of one major number agree about these calls.
        var major = SafeEvpPKeyHandle.OpenSslVersion >> 28;
        foreach (var file in (string[])[$"libcrypto.so.{major}", $"libcrypto.{major}.dylib", "libcrypto"])
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out var handle))
            {
                return handle;
            }
        }
        return IntPtr.Zero;
    }

    [LibraryImport(Library)]
    private static partial IntPtr EVP_PKEY_CTX_new(SafeEvpPKeyHandle key, IntPtr engine);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_CTX_free(IntPtr context);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_decrypt_init(IntPtr context);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_CTX_set_rsa_padding(IntPtr context, int padding);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_decrypt(
        IntPtr context,
        Span<byte> result,
        ref nuint resultLength,
        ReadOnlySpan<byte> number,
        nuint numberLength
    );
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Fairway.App.Accounts;

/// <summary>
/// A password must not be one of those that are tried first: the 10,000 most used of at least twelve characters among the ten million that Mark Burnett published in 2015.
/// The list is kept as the first eight bytes of each one's SHA-256, in order: many of them are words that nobody wants to find in a source.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Account>
{
    public const string Code = "PasswordCommon";

    private const int Width = 8;

    private static readonly Lazy<ulong[]> Known = new(Read);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Has(password ?? "") ? IdentityResult.Failed(new IdentityError { Code = Code, Description = Code }) : IdentityResult.Success
        );

    /// <summary>In whichever case it is written: that is the first thing somebody who guesses would change.</summary>
    public static bool Has(string password) =>
        Array.BinarySearch(
            Known.Value,
            BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant())))
        ) >= 0;

    private static ulong[] Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Fairway.CommonPasswords")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. bytes.Chunk(Width).Select(each => BinaryPrimitives.ReadUInt64BigEndian(each))];
    }
}

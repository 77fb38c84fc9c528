using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>
/// A public key to which requests to the Mediator are encrypted (SU-1). What opens them is in the Mediator's browser and nowhere in Fairway; it can be
/// put together from this row's share and the one that the Mediator printed, of which each alone says nothing.
/// </summary>
public sealed class MediatorKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>An age X25519 recipient, "age1…".</summary>
    public required string Recipient { get; init; }

    /// <summary>32 bytes in base64: the secret key XOR the printed share.</summary>
    public required string Share { get; init; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>How the Mediator is reached without Fairway; written by the Mediator.</summary>
public sealed class MediatorChannels : IVersioned
{
    /// <summary>The only row's.</summary>
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public string Telephone { get; set; } = "";
    public string Email { get; set; } = "";
    public string Place { get; set; } = "";
    public string Hours { get; set; } = "";
    public int Version { get; set; }
}

/// <summary>
/// A conversation with the Mediator. It holds no name, account or hour: who knows its id, drawn by the writer's browser, can add to it, and only keys
/// outside Fairway open what is in it.
/// </summary>
public sealed class MediatorConversation
{
    public required Guid Id { get; init; }

    /// <summary>An age recipient made for this conversation alone, to which answers are encrypted.</summary>
    public required string ReplyTo { get; init; }

    public required LocalDate OpenedOn { get; init; }

    /// <summary>Where the writer chose to be told by mail of an answer: their account, and with it that they wrote. Null: Fairway doesn't know who did.</summary>
    public Guid? TellAccountId { get; init; }

    public List<MediatorMessage> Messages { get; } = [];
}

/// <summary>One message, an age file.</summary>
public sealed class MediatorMessage
{
    public required Guid ConversationId { get; init; }

    /// <summary>From 1, in the order of the conversation.</summary>
    public required int Number { get; init; }

    public required bool FromMediator { get; init; }

    /// <summary>An age file in base64.</summary>
    public required string Sealed { get; init; }

    public required LocalDate On { get; init; }
}

internal sealed class MediatorMapping
    : IEntityTypeConfiguration<MediatorKey>,
        IEntityTypeConfiguration<MediatorChannels>,
        IEntityTypeConfiguration<MediatorConversation>,
        IEntityTypeConfiguration<MediatorMessage>
{
    public void Configure(EntityTypeBuilder<MediatorKey> builder) => builder.ToTable("support_mediator_keys").HasKey(k => k.Id);

    public void Configure(EntityTypeBuilder<MediatorChannels> builder)
    {
        builder.ToTable("support_mediator_channels").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<MediatorConversation> builder)
    {
        builder.ToTable("support_mediator_conversations").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasMany(c => c.Messages).WithOne().HasForeignKey(m => m.ConversationId);
    }

    public void Configure(EntityTypeBuilder<MediatorMessage> builder) =>
        builder.ToTable("support_mediator_messages").HasKey(m => new { m.ConversationId, m.Number });
}

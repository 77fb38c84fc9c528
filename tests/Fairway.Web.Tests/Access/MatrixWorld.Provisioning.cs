using Fairway.App.Provisioning;

namespace Fairway.Web.Tests.Access;

/// <content>A group that the organization's directory has brought.</content>
internal sealed partial class MatrixWorld
{
    private static DirectoryGroup OfProvisioning() =>
        new()
        {
            Id = OtherEndpoints.DirectoryGroup,
            DisplayName = "Staff of HR",
            CreatedAt = At,
            ChangedAt = At,
        };
}

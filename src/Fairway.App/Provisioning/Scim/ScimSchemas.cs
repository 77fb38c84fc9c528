namespace Fairway.App.Provisioning.Scim;

/// <summary>What Fairway keeps of users and groups. More it does not take: a directory knows telephone numbers and photographs, an appraisal needs none.</summary>
public static class ScimSchemas
{
    public const string UserId = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string EnterpriseId = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string GroupId = "urn:ietf:params:scim:schemas:core:2.0:Group";

    public static ScimResourceType User { get; } =
        new(
            "User",
            "/Users",
            "A way into Fairway for one person.",
            new(
                UserId,
                "User",
                "A way into Fairway for one person.",
                [
                    new("userName", ScimType.String, "What the directory calls the person; their address where emails has none.")
                    {
                        Required = true,
                        Unique = true,
                    },
                    new("name", ScimType.Complex, "The person’s name. For an official the staff file’s is answered.")
                    {
                        Parts =
                        [
                            new("formatted", ScimType.String, "The whole name."),
                            new("familyName", ScimType.String, "The family name."),
                            new("givenName", ScimType.String, "The given names."),
                        ],
                    },
                    new("displayName", ScimType.String, "What pages and mails call the person. For an official the staff file’s name."),
                    new("preferredLanguage", ScimType.String, "en, fr or es, until the person chooses another."),
                    new(
                        "active",
                        ScimType.Boolean,
                        "Whether the person can sign in. False ends sessions and offices at once and keeps the file."
                    ),
                    new(
                        "emails",
                        ScimType.Complex,
                        "Addresses. The primary one, or the first of type work, is where mails go and what the person signs in with."
                    )
                    {
                        MultiValued = true,
                        Parts =
                        [
                            new("value", ScimType.String, "The address."),
                            new("type", ScimType.String, "What it is for.") { CanonicalValues = ["work", "home", "other"] },
                            new("primary", ScimType.Boolean, "Whether it is the one to use; true for one at most."),
                        ],
                    },
                    new("groups", ScimType.Complex, "Groups that the person is in.")
                    {
                        MultiValued = true,
                        Mutability = ScimMutability.ReadOnly,
                        Parts =
                        [
                            new("value", ScimType.String, "The group’s id.") { CaseExact = true, Mutability = ScimMutability.ReadOnly },
                            new("$ref", ScimType.Reference, "The group’s address.")
                            {
                                CaseExact = true,
                                Mutability = ScimMutability.ReadOnly,
                                ReferenceTypes = ["Group"],
                            },
                            new("display", ScimType.String, "The group’s name.") { Mutability = ScimMutability.ReadOnly },
                        ],
                    },
                ]
            ),
            [
                new(
                    EnterpriseId,
                    "EnterpriseUser",
                    "What ties the person to the organization.",
                    [
                        new(
                            "employeeNumber",
                            ScimType.String,
                            "The organization’s number of the person. It ties the account to a file of the staff file, for good."
                        )
                        {
                            CaseExact = true,
                        },
                        new("department", ScimType.String, "The unit. For an official the staff file’s is answered."),
                        new("manager", ScimType.Complex, "The supervisor. For an official Fairway’s own is answered.")
                        {
                            Parts =
                            [
                                new("value", ScimType.String, "The id of the supervisor’s user.") { CaseExact = true },
                                new("$ref", ScimType.Reference, "The address of the supervisor’s user.")
                                {
                                    CaseExact = true,
                                    ReferenceTypes = ["User"],
                                },
                                new("displayName", ScimType.String, "The supervisor’s name.") { Mutability = ScimMutability.ReadOnly },
                            ],
                        },
                    ]
                ),
            ]
        )
        {
            NotKept = Names(
                "nickName profileUrl title userType locale timezone password phoneNumbers ims photos addresses entitlements roles x509Certificates "
                    + "name.middleName name.honorificPrefix name.honorificSuffix emails.display groups.type costCenter organization division"
            ),
        };

    public static ScimResourceType Group { get; } =
        new(
            "Group",
            "/Groups",
            "A group of the directory. Where it stands for an office of trust, its members are proposed for it.",
            new(
                GroupId,
                "Group",
                "A group of the directory.",
                [
                    new("displayName", ScimType.String, "The group’s name.") { Required = true },
                    new("members", ScimType.Complex, "Users in the group.")
                    {
                        MultiValued = true,
                        Parts =
                        [
                            new("value", ScimType.String, "The user’s id.") { CaseExact = true, Mutability = ScimMutability.Immutable },
                            new("$ref", ScimType.Reference, "The user’s address.")
                            {
                                CaseExact = true,
                                Mutability = ScimMutability.Immutable,
                                ReferenceTypes = ["User"],
                            },
                            new("type", ScimType.String, "User.") { CanonicalValues = ["User"], Mutability = ScimMutability.Immutable },
                            new("display", ScimType.String, "The user’s name.") { Mutability = ScimMutability.ReadOnly },
                        ],
                    },
                ]
            ),
            []
        );

    public static IReadOnlyList<ScimResourceType> All { get; } = [User, Group];

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}

namespace Fairway.Web.Tests.Access;

/// <content>Signing in, and accounts.</content>
internal static partial class OtherEndpoints
{
    private const string OfAccounts = """
        GET  /account/sign-in                                    public
        POST /account/sign-in                                    public
        # The browser's passkey says who it is.
        GET  /account/passkey                                    public
        POST /account/passkey                                    public
        POST /account/passkey?handler=Options                    public
        # Who has given no password a moment ago is sent back to give it.
        GET  /account/code                                       public
        POST /account/code                                       public
        # Without a provider in the configuration there is none to sign on with, and none that tells of a logout.
        GET  /account/sign-on/{provider}                         -
        POST /account/sign-on/{provider}/logout                  -
        GET  /account/confirm                                    -
        GET  /account/signed-out                                 public
        GET  /account/sign-out                                   public
        POST /account/sign-out                                   public
        GET  /account/forgotten                                  public
        POST /account/forgotten                                  public
        GET  /account/invitation/{id:guid}                       public
        POST /account/invitation/{id:guid}                       public
        GET  /account/reset/{id:guid}                            public
        POST /account/reset/{id:guid}                            public
        GET  /account/address/confirm                            -
        POST /account/address/confirm                            public
        # Without the token that was mailed there is nothing to confirm.
        # One's own account.
        GET  /account                                            all
        POST /account?handler=Language                           all
        POST /account?handler=Everywhere                         all
        POST /account?handler=Notices                            all
        GET  /account/address                                    all
        POST /account/address                                    all
        GET  /account/password                                   all
        POST /account/password                                   all
        GET  /account/second-factor                              all
        POST /account/second-factor                              all
        POST /account/second-factor?handler=Passkey              all
        POST /account/second-factor?handler=PasskeyOptions       all
        POST /account/second-factor?handler=RemovePasskey        all
        POST /account/second-factor?handler=Renew                all
        POST /account/second-factor?handler=Remove               all
        GET  /account/tokens                                     all
        GET  /account/tokens/new                                 all
        POST /account/tokens/new                                 all
        # A token of one's own; nobody has one here.
        POST /account/tokens?handler=Revoke                      -
        GET  /account/kept/another                               all
        # Kept text is its writer's alone; nobody here has written this one (it isn't there).
        GET  /account/kept/{id:guid}                             -
        POST /account/kept/{id:guid}?handler=Discard             -
        # Accounts of others: the administrator and HR, partners for the units they serve (decision 14). This account is of somebody in h's unit.
        GET  /account/people                                     AWHh
        GET  /account/invite                                     AWHh
        POST /account/invite                                     AWHh
        POST /account/invite?handler=Unit                        AWHh
        GET  /account/people/{id:guid}                           AWh
        POST /account/people/{id:guid}?handler=Again             AWh
        POST /account/people/{id:guid}?handler=Close             AWh
        POST /account/people/{id:guid}?handler=Factor            AWh
        POST /account/people/{id:guid}?handler=Unlink            AWh
        POST /account/people/{id:guid}?handler=Open              AWh
        """;
}

using System.Net;
using System.Net.Sockets;

namespace Fairway.Testing;

/// <summary>Ports of this machine.</summary>
public static class Ports
{
    /// <summary>One that nobody listens at. Another process may be quicker to take it: who starts a server there says so, or tries again.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

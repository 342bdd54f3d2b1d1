package programs.network.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Netty's NIO transport: an echo server with two workers, three clients. */
public final class NettyEcho {
    private static final int CLIENTS = 3;

    public static void main(String[] args) throws Exception {
        EventLoopGroup boss = new NioEventLoopGroup(1);
        EventLoopGroup workers = new NioEventLoopGroup(2);
        EventLoopGroup clients = new NioEventLoopGroup(2);
        Channel server = new ServerBootstrap()
                .group(boss, workers)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                context.writeAndFlush(message);
                            }
                        });
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        for (int i = 0; i < CLIENTS; i++) {
            System.out.println(ask(clients, server, "message " + i));
        }
        server.close().sync();
        for (EventLoopGroup group : new EventLoopGroup[] {clients, workers, boss}) {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    private static String ask(EventLoopGroup group, Channel server, String text) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Channel channel = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new Answer(text.length(), answer))
                .connect(server.localAddress())
                .sync()
                .channel();
        channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        String got = answer.get();
        channel.close().sync();
        return got;
    }

    /** Collects what comes until it is long enough. */
    private static final class Answer extends SimpleChannelInboundHandler<ByteBuf> {
        private final int length;
        private final CompletableFuture<String> whole;
        private final StringBuilder text = new StringBuilder();

        Answer(int length, CompletableFuture<String> whole) {
            this.length = length;
            this.whole = whole;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf part) {
            text.append(part.toString(StandardCharsets.US_ASCII));
            if (text.length() == length) {
                whole.complete(text.toString());
            }
        }
    }
}
